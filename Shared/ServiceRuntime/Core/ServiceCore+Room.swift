import MessageBus
import MessageSchema

extension ServiceCore {
    /// Whether less is free on the log's disk than is kept in reserve. Commands are then refused before the disk is full,
    /// foreign events held, and cursors not saved; what only reads goes on.
    public var isShortOfRoom: Bool { freeBytes.map { $0 < settings.diskReserve } ?? false }

    /// What senders are told while there is too little room.
    var shortage: Problem {
        Problem(
            .storageFull,
            "\(freeBytes ?? 0) bytes are free on the disk of the log of \(A.Command.service.rawValue), and "
                + "\(settings.diskReserve) are kept in reserve, so nothing was recorded. Make room, or lower `disk.reserve`; "
                + "recording then goes on by itself. Send the command again with the same id. Reads and replays go on",
            retryAfter: 5)
    }

    mutating func take(freeBytes: UInt64?) -> [Action] {
        let wasShort = isShortOfRoom
        self.freeBytes = freeBytes
        guard isShortOfRoom != wasShort else { return [] }
        guard isShortOfRoom else { return [.note(.roomAgain)] }
        // The followers have handed these on and will not do so again: they are kept, in order.
        held += queue.filter { !$0.isCommand }
        heldSince = time.now
        queue.removeAll { !$0.isCommand }
        return [.note(.shortOfRoom(free: freeBytes ?? 0, reserve: settings.diskReserve))]
    }
}
