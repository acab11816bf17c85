import EventLog
import Foundation
import MessageSchema
import ServiceRuntime

/// A mandate log that is written directly, as the service itself would have written it, with events of several operations.
///
/// In each operation every fourth event defines a precondition, and those after it are findings on it.
struct ExampleLog {
    /// How the events go to operations.
    enum Spread {
        /// Each operation in its turn.
        case evenly([OperationID])
        /// All but so many to the first; those come first, and go to the second.
        case mostly(OperationID, OperationID, second: Int)
    }

    private static let batch = 2_000
    private static let day = Int64(86_400_000_000)
    private let directory: String
    private let spread: Spread
    /// How many events each operation has.
    private var counts: [OperationID: Int] = [:]

    /// A log in the data of a home; none is made before events are written.
    init(home: String, spread: Spread) {
        directory = "\(home)/data"
        self.spread = spread
    }

    /// Writes until the log has so many events.
    /// - Returns: where it stands then.
    mutating func write(upTo count: Int) async throws -> Cursor {
        let log = try await SQLiteLog.open(directory: directory, service: ServiceName.mandate.rawValue)
        var head = try await log.head()
        let coder = EventCoder()
        while head.sequence.value < count {
            var batch = AppendBatch()
            let size = min(Self.batch, count - Int(head.sequence.value))
            for _ in 0..<size {
                let event = try event(after: head)
                let stored = StoredEvent(
                    after: head, operation: event.header.operation.wire, subject: event.header.subject.wire,
                    commandID: event.header.command.wire, bytes: try coder.encode(event))
                batch.events.append(stored)
                batch.replies.append(
                    StoredReply(
                        commandID: stored.commandID, contentHash: event.header.commandHash, epoch: head.epoch,
                        first: stored.sequence, last: stored.sequence, revision: stored.sequence))
                head = Cursor(log: head.log, epoch: head.epoch, sequence: stored.sequence, hash: stored.hash)
            }
            try log.append(batch)
        }
        await log.close()
        return head
    }

    /// Events a second that are read from the log and decoded in a plain loop, by the first so many.
    func decodingRate(of count: Int) async throws -> Double {
        let log = try await SQLiteLog.open(directory: directory, service: ServiceName.mandate.rawValue, policy: .never)
        let coder = EventCoder()
        var place = SequenceNumber.zero
        let started = monotonicNanoseconds()
        while place.value < count {
            let page = try await log.events(after: place, maxEvents: 2_000, maxBytes: 8 << 20)
            for event in page {
                place = try coder.decode(event.bytes, as: MandateEvent.self).header.id.sequence
            }
            guard !page.isEmpty else { throw BenchmarkFailure(text: "the log ends at \(place), before \(count)") }
        }
        let rate = Double(place.value) / (Double(monotonicNanoseconds() - started) / 1e9)
        await log.close()
        return rate
    }

    /// How many bytes the log takes on the disk.
    var fileBytes: Double { bytes(of: "sqlite") }

    /// Waits until the service, which is running, has written a snapshot.
    /// - Returns: its size in bytes.
    func waitForSnapshot(within limit: Duration) async throws -> Double {
        let deadline = ContinuousClock.now.advanced(by: limit)
        // It is written in one transaction, whose pages go to the write-ahead log, and are in the file as well afterwards.
        var (size, since) = (0.0, ContinuousClock.now)
        while ContinuousClock.now < deadline {
            let now = max(bytes(of: "snapshots.sqlite"), bytes(of: "snapshots.sqlite-wal"))
            if now != size { (size, since) = (now, .now) }
            if size > 1_048_576, since.duration(to: .now) > .seconds(1) { return size }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw BenchmarkFailure(text: "no snapshot was written within \(limit)")
    }

    private func bytes(of suffix: String) -> Double {
        let path = "\(directory)/\(ServiceName.mandate.rawValue).\(suffix)"
        let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber
        return (size ?? nil)?.doubleValue ?? 0
    }

    private mutating func event(after head: Cursor) throws -> RecordedEvent<MandateEvent> {
        let sequence = head.sequence.next
        let operation = operation(of: Int(sequence.value))
        let number = counts[operation, default: 0]
        counts[operation] = number + 1
        let event = try fact(number)
        let moment = Instant(microseconds: 1_771_500_000_000_000 + Int64(sequence.value) * 1_000)
        let command = try CommandID(wire: "0b7e2c1a-5d1f-4a51-30000-\(100_000_000_000 + sequence.value)")
        let header = EventHeader(
            id: EventID(log: head.log, epoch: head.epoch, sequence: sequence), type: type(of: event.payload).type,
            subject: event.payload.subject(in: operation), recorded: moment, operation: operation, actor: "planner",
            effective: .day(Instant(microseconds: moment.microseconds - Int64(number % 300) * Self.day).day),
            learned: moment, command: command, commandHash: Digest256(of: Array(command.wire.utf8)),
            correlation: command.wire)
        let source = Source(
            publisher: "Straits Times", published: .day(moment.day), grade: try Grade(wire: "B\(2 + number % 2)"))
        return RecordedEvent(
            header: header, provenance: Provenance(basis: .reported, sources: [source]), event: event)
    }

    private func operation(of sequence: Int) -> OperationID {
        switch spread {
        case .evenly(let operations): operations[sequence % operations.count]
        case .mostly(let first, let second, let share): sequence <= share ? second : first
        }
    }

    private func fact(_ number: Int) throws -> MandateEvent {
        guard number > 0 else {
            return .operationEstablishment(
                OperationEstablishment(title: "Stabilization Force", currency: try CurrencyCode(wire: "USD")))
        }
        let precondition = try EntityID(wire: "precondition-\((number - 1) / 4)")
        guard (number - 1) % 4 > 0 else {
            return .precondition(
                Precondition(precondition: precondition, title: "armed groups have handed in their heavy weapons"))
        }
        return .preconditionFinding(
            PreconditionFinding(
                precondition: precondition, status: .known(number.isMultiple(of: 2) ? .met : .unmet),
                wording: "as the monitors confirm"))
    }
}
