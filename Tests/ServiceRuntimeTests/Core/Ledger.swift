import DomainModel
import MessageSchema

/// The smallest aggregate that shows everything a core must do: entries that are added once, refused, or state several
/// facts; and a reaction with several commands.
struct Ledger: Aggregate {
    typealias Command = LedgerCommand
    typealias Event = LedgerEvent

    static let reactions: [any Reaction<Ledger>] = [WhenOperationEstablishedAddItsWords()]

    let operation: OperationID
    private(set) var entries: SettlingMap<EntityID, String> = [:]
    private var revisions: SettlingMap<Subject, SequenceNumber> = [:]
    private(set) var additions = 0

    init(operation: OperationID) {
        self.operation = operation
    }

    mutating func apply(_ event: RecordedEvent<LedgerEvent>) {
        guard case .entry(let entry) = event.event else { return }
        entries[entry.entry] = entry.text
        revisions[event.header.subject] = event.header.id.sequence
        additions += 1
    }

    func revision(of subject: Subject) -> SequenceNumber { revisions[subject] ?? .zero }

    mutating func settle() {
        entries.settle()
        revisions.settle()
    }

    /// An entry "until 2026-04-01" lapses on the day after; one "until 2026-04-01 and stuck" would, but is refused.
    func due(at instant: Instant) -> [DueCommand<LedgerCommand>] {
        entries.sorted { $0.key < $1.key }.compactMap { entry, text in
            let words = text.split(separator: " ")
            guard words.first == "until", words.count > 1, let day = try? CalendarDay(wire: String(words[1])),
                day < instant.day, let on = CalendarDay(daysSinceEpoch: day.daysSinceEpoch + 1)
            else { return nil }
            let lapsed = LedgerEntry(entry: entry, text: words.count > 2 ? "refused" : "lapsed")
            return DueCommand(.entry(lapsed), rule: "lapse", on: on)
        }
    }

    func decide(_ command: LedgerCommand, in context: DecisionContext) throws(Refusal) -> [LedgerEvent] {
        guard case .entry(let entry) = command else { return [] }
        guard entry.text != "refused" else { throw Refusal(.notAllowed, at: "/text", "not this one") }
        guard entries[entry.entry] != entry.text else { throw Refusal(.alreadySo, "it is so already") }
        return (0..<max(1, entry.copies ?? 1)).map { _ in .entry(entry) }
    }
}

struct LedgerEntry: CommandPayload, EventPayload {
    static let name = "add-entry"
    static let type = EventType(.funding, "entry.added")

    let entry: EntityID
    let text: String
    var copies: Int?

    func subject(in operation: OperationID) -> Subject { Subject("entry", entry) }
}

enum LedgerCommand: ServiceCommand {
    case entry(LedgerEntry)

    static let service = ServiceName.funding
    static let payloads: [any CommandPayload.Type] = [LedgerEntry.self]

    init?(_ payload: any CommandPayload) {
        guard let entry = payload as? LedgerEntry else { return nil }
        self = .entry(entry)
    }

    var payload: any CommandPayload {
        switch self {
        case .entry(let entry): entry
        }
    }
}

enum LedgerEvent: ServiceEvent {
    case entry(LedgerEntry)

    static let service = ServiceName.funding
    static let payloads: [any EventPayload.Type] = [LedgerEntry.self]

    init?(_ payload: any EventPayload) {
        guard let entry = payload as? LedgerEntry else { return nil }
        self = .entry(entry)
    }

    var payload: any EventPayload {
        switch self {
        case .entry(let entry): entry
        }
    }
}

/// Adds an entry for each word of an operation's title, named after the word.
struct WhenOperationEstablishedAddItsWords: Reaction {
    static let name = "add-words"
    static let answers = [OperationEstablishment.type]
    static let emits = [LedgerEntry.type]

    func commands(for event: RecordedEvent<MandateEvent>, state: Ledger) -> [LedgerCommand] {
        guard case .operationEstablishment(let establishment) = event.event else { return [] }
        return establishment.title.wire.split(separator: " ").compactMap { word in
            guard let id = try? EntityID(wire: word.lowercased()) else { return nil }
            return .entry(LedgerEntry(entry: id, text: String(word)))
        }
    }
}
