import EventLog
import MessageSchema

/// Builds batches that follow one another.
struct Samples {
    private(set) var head: Cursor

    init(after head: Cursor) {
        self.head = head
    }

    /// So many events, each of its own command; the bytes of each are its number, filled up.
    mutating func events(_ count: Int, size: Int = 60) -> [StoredEvent] {
        (0..<count).map { _ in
            let number = head.sequence.next
            var bytes = Array("{\"event\":\"\(number.padded)\"}".utf8)
            bytes += [UInt8](repeating: 46, count: max(0, size - bytes.count))
            let event = StoredEvent(
                after: head, operation: "isf-gaza", subject: "pledge/p-\(number)", commandID: "command-\(number)",
                bytes: bytes)
            head = head.advanced(over: bytes)
            return event
        }
    }

    /// The same with the replies to their commands.
    mutating func batch(_ count: Int, size: Int = 60) -> AppendBatch {
        let events = events(count, size: size)
        return AppendBatch(events: events, replies: events.map(Samples.reply))
    }

    static func reply(to event: StoredEvent) -> StoredReply {
        StoredReply(
            commandID: event.commandID, contentHash: Digest256(of: event.bytes), epoch: event.epoch,
            first: event.sequence, last: event.sequence, revision: event.sequence)
    }

    static func bytes(of number: UInt64) -> [UInt8] {
        Array("{\"event\":\"\(SequenceNumber(number).padded)\"}".utf8)
    }

    static let otherLog = LogIdentity(log: .random(for: "mandate"), epoch: .first)

    static func parked(
        _ number: UInt64, source: String = "mandate", subject: String = "mandate/m-1",
        reason: String = "unknown version"
    ) -> ParkedEvent {
        ParkedEvent(
            source: source, log: otherLog.log, epoch: .first, sequence: SequenceNumber(number), operation: "isf-gaza",
            subject: subject, type: "muster.mandate.authorisation.issued.v9", reason: reason,
            bytes: Array("event \(number)".utf8), parkedAt: 1_700_000_000_000_000 + Int64(number % 1_000))
    }

    static func position(_ number: UInt64, source: String = "mandate") -> InboxPosition {
        InboxPosition(
            source: source,
            cursor: Cursor(
                log: otherLog.log, epoch: .first, sequence: SequenceNumber(number),
                hash: Digest256(of: Array("\(number)".utf8))))
    }
}

extension DurableLog {
    /// Appends so many events with their replies, a batch each time.
    func fill(_ count: Int, batch: Int = 50, size: Int = 60) async throws {
        var samples = Samples(after: try await head())
        var left = count
        while left > 0 {
            try append(samples.batch(min(batch, left), size: size))
            left -= batch
        }
    }

    /// All events.
    func allEvents() async throws -> [StoredEvent] {
        try await events(after: .zero, maxEvents: .max, maxBytes: .max)
    }
}

/// The code of the error that a call ends with, or `nil` if it succeeds.
func code<T>(_ body: () async throws(LogError) -> T) async -> LogError.Code? {
    do throws(LogError) {
        _ = try await body()
        return nil
    } catch {
        return error.code
    }
}
