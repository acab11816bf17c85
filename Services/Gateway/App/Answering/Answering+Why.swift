import EventLog
import GatewayDomain
import MessageSchema

extension Answering {
    /// The events that hang together with one by cause, read from the stored logs.
    /// - Throws: `Problem` where the event is none of the operation's, or the store cannot be read.
    func chain(of event: EventID, in operation: OperationID, _ state: GatewayState) async throws(Problem) -> CausalChain
    {
        var tracing = CausalTracing(mirror: mirror, state: state, operation: operation)
        guard let asked = try await tracing.header(of: event) else {
            throw Problem(
                .unknownEntity,
                "the operation `\(operation.wire)` has no event `\(event.wire)`; `entries` lists the events about an entity, "
                    + "and one that has just been recorded is found when its reply's bookmark is given in `after`",
                errors: [.init(pointer: "/filter/event", detail: "not known here")])
        }
        return try await tracing.chain(around: asked)
    }
}

/// Follows causes back to the first command, and from there all consequences.
struct CausalTracing {
    /// The most events in one answer.
    static let maximumEvents = 1_000

    private let mirror: any MirrorStore
    private let state: GatewayState
    private let operation: OperationID
    private let services: [LogID: ServiceName]
    private let coder = EventCoder()
    private var links: [CausalChain.Link] = []
    private var leftOut = 0

    init(mirror: any MirrorStore, state: GatewayState, operation: OperationID) {
        self.mirror = mirror
        self.state = state
        self.operation = operation
        var services: [LogID: ServiceName] = [:]
        for service in ServiceName.allCases {
            if let log = state.source(service).position?.log { services[log] = service }
        }
        self.services = services
    }

    /// The header of an event of the operation; `nil` where no stored log holds it.
    func header(of event: EventID) async throws(Problem) -> EventHeader? {
        guard let service = services[event.log], event.sequence > .zero else { return nil }
        let page = try await page(of: service, after: SequenceNumber(event.sequence.value - 1), count: 1)
        guard let header = page.first, header.id == event, header.operation == operation else { return nil }
        return header
    }

    mutating func chain(around asked: EventHeader) async throws(Problem) -> CausalChain {
        var first = asked
        var missing: EventID?
        var seen: Set<EventID> = [asked.id]
        while let cause = first.causation {
            // Causes lie before what they bring about, so this ends; a log that was put back may not know that.
            guard seen.insert(cause).inserted, let earlier = try await header(of: cause) else {
                missing = cause
                break
            }
            first = earlier
        }
        var open: [(depth: Int, header: EventHeader)] = try await decision(with: first).reversed().map { (0, $0) }
        seen = Set(open.map(\.header.id))
        while let (depth, header) = open.popLast() {
            guard links.count < Self.maximumEvents else {
                leftOut += 1
                continue
            }
            links.append(CausalChain.Link(depth: depth, header: header))
            var consequences: [EventHeader] = []
            for event in state.consequences(of: header.id, in: operation) where seen.insert(event).inserted {
                if let consequence = try await self.header(of: event) { consequences.append(consequence) }
            }
            open += consequences.reversed().map { (depth + 1, $0) }
        }
        return CausalChain(links: links, missingCause: missing, leftOut: leftOut)
    }

    /// All events of the command that brought one about: they stand together in the log.
    private func decision(with header: EventHeader) async throws(Problem) -> [EventHeader] {
        guard let service = services[header.id.log] else { return [header] }
        var events = [header]
        while let first = events.first, first.id.sequence.value > 1, events.count < Self.maximumEvents {
            let before = first.id.sequence.value - 1
            let size = min(before, 50)
            let page = try await page(of: service, after: SequenceNumber(before - size), count: Int(size))
            let belonging = page.reversed().prefix { $0.command == header.command }
            events = belonging.reversed() + events
            if belonging.count < page.count || page.isEmpty { break }
        }
        while let last = events.last, events.count < Self.maximumEvents {
            let page = try await page(of: service, after: last.id.sequence, count: 50)
            let belonging = page.prefix { $0.command == header.command }
            events += belonging
            if belonging.count < page.count || page.isEmpty { break }
        }
        return events
    }

    private func page(
        of service: ServiceName, after: SequenceNumber, count: Int
    ) async throws(Problem) -> [EventHeader] {
        do throws(LogError) {
            return try await mirror.events(
                source: service.rawValue, after: after, maxEvents: count, maxBytes: .max
            ).compactMap { try? coder.header(of: $0.bytes) }
        } catch {
            throw Problem(.unavailable, "the gateway's store cannot be read: \(error.message)", retryAfter: 1)
        }
    }
}
