import DomainModel
import MessageBus
import MessageSchema
import TestSupport

/// Mandate's log, as its followers are given it.
struct ForeignLog: Sendable {
    private(set) var events: [FollowedEvent] = []
    private(set) var head: Cursor

    init(_ name: String = "mandate-0001", epoch: Epoch = .first) {
        head = .start(of: LogID(name) ?? .random(for: "mandate"), epoch: epoch)
    }

    /// Establishes an operation with a title.
    @discardableResult
    mutating func establish(
        _ title: Text, operation: OperationID = Controls.operation, recorded: Instant = Controls.start,
        id: EventID? = nil
    ) throws -> FollowedEvent {
        let payload = OperationEstablishment(title: title, currency: "USD")
        let source = Source(publisher: "Straits Times", published: "2026-02-19", grade: "B2")
        let header = EventHeader(
            id: id ?? EventID(log: head.log, epoch: head.epoch, sequence: head.sequence.next),
            type: OperationEstablishment.type, subject: Subject(operation), recorded: recorded, operation: operation,
            actor: "planner", effective: "2026-02-20", learned: recorded, command: "c-1",
            commandHash: Digest256(of: []), correlation: "chain")
        let recordedEvent = RecordedEvent(
            header: header, provenance: Provenance(basis: .reported, sources: [source]),
            event: MandateEvent.operationEstablishment(payload))
        return append(bytes: try EventCoder().encode(recordedEvent), id: header.id)
    }

    @discardableResult
    mutating func append(bytes: [UInt8], id: EventID? = nil) -> FollowedEvent {
        let id = id ?? EventID(log: head.log, epoch: head.epoch, sequence: head.sequence.next)
        head = head.advanced(over: bytes)
        let event = FollowedEvent(id: id, bytes: bytes, cursor: head)
        events.append(event)
        return event
    }

    /// An event like the last one, with a piece of its text replaced.
    @discardableResult
    mutating func appendAltered(
        _ operation: OperationID, _ old: String, _ new: String
    ) throws -> FollowedEvent {
        var other = self
        let text = String(decoding: try other.establish("Altered", operation: operation).bytes, as: UTF8.self)
        return append(
            bytes: Array(text.split(separator: old, omittingEmptySubsequences: false).joined(separator: new).utf8))
    }
}
