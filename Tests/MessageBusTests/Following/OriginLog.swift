import MessageBus
import MessageSchema

/// A log to follow, as far as a follower sees it: events whose bytes hold an id and little else.
struct OriginLog: Sendable {
    var identity: (log: LogID, epoch: Epoch)
    private(set) var events: [[UInt8]] = []
    private(set) var cursors: [Cursor]

    init(_ name: String = "pledges-0001", epoch: Epoch = .first, events count: Int = 0) {
        let log = LogID(name) ?? .random(for: "pledges")
        identity = (log, epoch)
        cursors = [.start(of: log, epoch: epoch)]
        append(count)
    }

    var head: Cursor { cursors[cursors.count - 1] }

    /// The bytes of the event with that number, from 1.
    subscript(_ number: Int) -> [UInt8] { events[number - 1] }

    func id(_ number: Int) -> EventID {
        EventID(log: identity.log, epoch: identity.epoch, sequence: SequenceNumber(UInt64(number)))
    }

    mutating func append(_ count: Int = 1, text: String = "") {
        for _ in 0..<count {
            let id = id(events.count + 1)
            append(
                bytes: Array(#"{"specversion":"1.0","data":{"id":"inner","text":"\#(text)"},"id":"\#(id.wire)"}"#.utf8))
        }
    }

    mutating func append(bytes: [UInt8]) {
        cursors.append(head.advanced(over: bytes))
        events.append(bytes)
    }

    /// The same log cut off after an event, as an older copy that is put back.
    func cut(after count: Int) -> OriginLog {
        var cut = self
        cut.events = Array(events.prefix(count))
        cut.cursors = Array(cursors.prefix(count + 1))
        return cut
    }

    /// The same events in the next epoch, as after a restore.
    func restored(after count: Int) -> OriginLog {
        var restored = OriginLog(identity.log.value, epoch: identity.epoch.next)
        for bytes in events.prefix(count) { restored.append(bytes: bytes) }
        return restored
    }

    /// The answer to a replay, or `nil` where the cursor is not one of this log.
    func page(_ request: ReplayRequest) -> (reply: ReplayReply, events: [[UInt8]])? {
        let from = request.after ?? cursors[0]
        guard from.sequence.value < UInt64(cursors.count), cursors[Int(from.sequence.value)] == from else { return nil }
        let page = Array(events.dropFirst(Int(from.sequence.value)).prefix(request.maxEvents))
        return (ReplayReply(from: from, count: page.count, head: head), page)
    }

    func announce(at time: Instant = Instant(microseconds: 0)) -> Announce {
        Announce(service: .pledges, head: head, inboxes: [:], time: time)
    }
}
