import DomainModel
import HashTreeCollections
import MandatePolicy
import MessageSchema
import PledgesDomain
import TestSupport

/// What mandate states, told to pledges as its reactions take it in.
struct MandateNews {
    private(set) var sequence: UInt64 = 1

    /// The event as it would come from mandate's log.
    mutating func event(
        _ fact: MandateEvent, at now: Instant, _ circumstances: Circumstances = .decided
    ) -> RecordedEvent<MandateEvent> {
        sequence += 1
        return ExampleEvent.recorded(fact, sequence: sequence, recorded: now, circumstances)
    }

    /// What pledges' reactions answer to an event.
    static func commands(for event: RecordedEvent<MandateEvent>, _ state: PledgesOperation) throws -> [PledgesCommand] {
        let coder = EventCoder()
        let bytes = try coder.encode(event)
        return try PledgesOperation.reactions.filter { type(of: $0).answers.contains(event.type) }.flatMap {
            try $0.commands(forBytes: bytes, coder: coder, state: state).commands
        }
    }
}

extension RecordedEvent<MandateEvent> {
    fileprivate var type: EventType { Swift.type(of: event.payload).type }
}

extension Scenario where State == PledgesOperation {
    /// Takes in what mandate states, with the effective date, learned time and provenance of its event.
    @discardableResult
    mutating func hear(
        _ fact: MandateEvent, _ news: inout MandateNews, _ circumstances: Circumstances = .decided
    ) throws -> [PledgesEvent] {
        let event = news.event(fact, at: now, circumstances)
        return try MandateNews.commands(for: event, state).flatMap { try accept($0, circumstances) }
    }

    /// What was last stated of a line.
    func stated(_ line: EntityID, of pledge: EntityID = "idn-1") -> Availability? {
        (state.stated[pledge]?[line]?.availability ?? .known(.untouched)).term
    }
}

/// Facts of mandate's.
enum News {
    static func option(_ id: EntityID, _ tasks: [(EntityID, UseOfForce)]) -> MandateEvent {
        .optionPutInForce(
            OptionPutInForce(
                option: id, assigned: tasks.map { AssignedTask(task: $0.0, ceiling: .known($0.1)) }, assumes: []))
    }

    static let narrow = option("narrow", [("patrol", .defenceOfMandate)])
    static let full = option("full", [("patrol", .defenceOfMandate), ("disarm", .allNecessaryMeans)])

    static func finding(_ status: PreconditionStatus, _ id: EntityID = "consent") -> MandateEvent {
        .preconditionFinding(PreconditionFinding(precondition: id, status: .known(status)))
    }

    static func precondition(_ id: EntityID = "consent") -> MandateEvent {
        .precondition(Precondition(precondition: id, title: "The host consents"))
    }

    static func authorisation(until: CalendarDay?) -> MandateEvent {
        .authorisation(
            Authorisation(
                authorisation: "unscr", body: "UN Security Council", instrument: "Resolution 2803",
                adoptedOn: "2025-11-17", expiresOn: until))
    }
}
