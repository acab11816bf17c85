import GatewayDomain
import MessageSchema
import TestSupport

/// A state that events are told to, as if they came from the services' logs in that order.
struct FoldedCase {
    private(set) var state = GatewayState()
    /// Every event's bytes, by service.
    private(set) var told: [ServiceName: [[UInt8]]] = [:]
    var operation = Controls.operation
    var now: Instant = "2026-06-01T12:00:00Z"
    var freshness: [ServiceName: SourceFreshness] = [:]
    private var cursors: [ServiceName: Cursor] = [:]
    private let coder = EventCoder()

    @discardableResult
    mutating func tell<Event: ServiceEvent>(
        _ event: Event, _ circumstances: Circumstances = .decided, recorded: Instant = Controls.start
    ) throws -> EventID {
        let cursor = cursors[Event.service] ?? .start(of: Controls.log(of: Event.service), epoch: .first)
        let recordedEvent = ExampleEvent.recorded(
            event, operation: operation, sequence: cursor.sequence.next.value, recorded: recorded, circumstances)
        try tell(bytes: coder.encode(recordedEvent), of: Event.service)
        return recordedEvent.header.id
    }

    /// Tells bytes as they are, which need be no event.
    mutating func tell(bytes: [UInt8], of service: ServiceName) throws {
        let cursor = cursors[service] ?? .start(of: Controls.log(of: service), epoch: .first)
        let next = cursor.advanced(over: bytes)
        cursors[service] = next
        let id = EventID(log: next.log, epoch: next.epoch, sequence: next.sequence)
        told[service, default: []].append(bytes)
        _ = state.fold(bytes, id: id, cursor: next, from: service, coder: coder)
    }

    mutating func beginAnew(_ service: ServiceName) {
        let start = Cursor.start(of: Controls.log(of: service), epoch: .first)
        cursors[service] = start
        state.beginAnew(service, at: start)
    }

    /// The answer to a question, written as JSON and read again, as whoever asks does.
    func ask<Reply: Codable>(_ request: QueryRequest, as type: Reply.Type = Reply.self) throws -> Reply {
        let reply = try QueryEngine(state: state, freshness: freshness, now: now).answer(request)
        return try JSONValue.encoding(Erased(reply)).decoded(as: Reply.self)
    }

    func picture(asOf: EffectiveDate? = nil, knownAt: KnownTime? = nil) throws -> PictureReply {
        try ask(QueryRequest(.picture, operation: operation, asOf: asOf, knownAt: knownAt))
    }
}

/// Writes a value whose type is not known.
struct Erased: Encodable {
    private let value: any Encodable

    init(_ value: any Encodable) { self.value = value }

    func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }
}

extension FoldedCase {
    /// The bytes of the real case's events by service, in the order of each log.
    static func gazaBytes() throws -> [ServiceName: [[UInt8]]] { try gaza().told }
}
