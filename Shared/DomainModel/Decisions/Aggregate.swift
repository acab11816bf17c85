public import MessageSchema

/// One operation in one service, as a value: it refuses a command with a reason or answers with facts, and folds facts
/// (DESIGN.md section 3).
///
/// No conforming type does I/O, looks at a clock, draws a random number, depends on the order of a Dictionary or counts
/// money in floating point. Copies are cheap at any size, so that a batch can be decided on a copy and dropped.
public protocol Aggregate: Codable, Hashable, Sendable {
    /// All that the service can be asked.
    associatedtype Command: ServiceCommand
    /// All that the service states.
    associatedtype Event: ServiceEvent

    /// What the service does when another states something; the one list of its reactions.
    static var reactions: [any Reaction<Self>] { get }

    /// The operation before its first event.
    init(operation: OperationID)

    /// Folds a fact. It never fails: a fact was decided when it was recorded, and holds whatever this program thinks.
    mutating func apply(_ event: RecordedEvent<Event>)

    /// The sequence of the last event about an entity, 0 before the first.
    func revision(of subject: Subject) -> SequenceNumber

    /// Moves what was folded since to where it is in nobody's way: called when no copy of the operation as it was before
    /// is kept any longer, as after a batch. Nothing that can be seen changes.
    mutating func settle()

    /// Answers a command with the facts that it brings about, at least one.
    /// - Throws: `Refusal` with what is wrong, what is allowed and what to do.
    func decide(_ command: Command, in context: DecisionContext) throws(Refusal) -> [Event]

    /// What speaks against a command that was accepted all the same, or is open, in sentences for its sender; empty where
    /// nothing does. A fact of the command's events, so that every repetition of the command is told the same.
    func reservations(on command: Command, in events: [EventID]) -> [Text]

    /// What time alone brings about: commands to the service itself that have fallen due by that moment and are not
    /// carried out yet, such as the expiry of an authorisation; in a fixed order.
    ///
    /// Asked at most once a second, and only after the operation changed or a day began in UTC; so an answer depends on
    /// nothing finer than the day, and must not take long.
    func due(at instant: Instant) -> [DueCommand<Command>]

    /// The entity whose revision a command may carry, where the state knows better than the command's content does.
    func subject(of command: Command) -> Subject?

    /// The effective date of a command that gives none; `nil` for the day of recording.
    func effectiveDate(of command: Command) -> EffectiveDate?
}

extension Aggregate {
    /// Nothing is accepted with reservations unless a service says so.
    public func reservations(on command: Command, in events: [EventID]) -> [Text] { [] }

    /// Nothing lapses by itself unless a service says so.
    public func due(at instant: Instant) -> [DueCommand<Command>] { [] }

    /// A command's content says what it is about.
    public func subject(of command: Command) -> Subject? { nil }

    /// What is said without a date is said of today.
    public func effectiveDate(of command: Command) -> EffectiveDate? { nil }
}
