public import DomainModel
public import MessageSchema

/// Given, when, then for an aggregate: given events or accepted commands, when a command, then events or a refusal.
///
/// Every event gets the next sequence number, and a moment of recording one second after the one before.
///
///     var scenario = Scenario<PledgesOperation>()
///     scenario.given(.pledgesOperationAcceptance(…))
///     try scenario.accept(.pledgeAnnouncement(…), .reported(on: "2026-02-19"))
///     #expect(scenario.refusal(of: .pledgeHold(…))?.kind == .notAllowed)
public struct Scenario<State: Aggregate>: Sendable {
    /// The aggregate as it stands.
    public private(set) var state: State
    /// Every event it was given or brought about, in order.
    public private(set) var events: [RecordedEvent<State.Event>] = []
    /// What each command or given event came to, in order: of what a command brought about the first event, which the others
    /// follow from.
    public private(set) var facts: [RecordedEvent<State.Event>] = []
    /// The operation.
    public let operation: OperationID
    /// The moment at which the next event is recorded.
    public var now: Instant

    /// An operation before its first event.
    public init(operation: OperationID = Controls.operation, now: Instant = Controls.start) {
        self.operation = operation
        self.now = now
        state = State(operation: operation)
    }

    /// The last of the facts.
    public var last: RecordedEvent<State.Event>? { facts.last }

    /// Records a fact without asking whether it is allowed.
    @discardableResult
    public mutating func given(
        _ event: State.Event, _ circumstances: Circumstances = .decided
    ) -> RecordedEvent<State.Event> {
        let recorded = record(event, context(circumstances))
        facts.append(recorded)
        return recorded
    }

    /// Decides a command and folds what it brings about.
    /// - Throws: `Refusal` where it is not accepted, and `ScenarioFailure` where the decision breaks a rule that holds
    ///   for all: no events, or another answer for the same question.
    @discardableResult
    public mutating func accept(
        _ command: State.Command, _ circumstances: Circumstances = .decided, cause: EventID? = nil
    ) throws -> [State.Event] {
        let context = context(circumstances)
        let events = try state.decide(command, in: context)
        guard !events.isEmpty else { throw ScenarioFailure("the decision accepted a command and stated nothing") }
        guard try state.decide(command, in: context) == events else {
            throw ScenarioFailure("the decision answered the same question in two ways")
        }
        let recorded = events.map { record($0, context, cause: cause) }
        facts += recorded.prefix(1)
        return events
    }

    /// Why a command is not accepted, or `nil` where it is; changes nothing.
    public func refusal(of command: State.Command, _ circumstances: Circumstances = .decided) -> Refusal? {
        do throws(Refusal) {
            _ = try state.decide(command, in: context(circumstances))
            return nil
        } catch {
            return error
        }
    }

    /// The context that a command of these circumstances is decided in.
    public func context(_ circumstances: Circumstances) -> DecisionContext {
        DecisionContext(
            command: commandID, now: now, actor: Controls.actor, effective: circumstances.effective ?? .day(now.day),
            learned: circumstances.learned ?? now, provenance: circumstances.provenance)
    }

    private var commandID: CommandID {
        do {
            return try CommandID(wire: "test-\(events.count + 1)")
        } catch {
            preconditionFailure("\(error)")
        }
    }

    @discardableResult
    private mutating func record(
        _ event: State.Event, _ context: DecisionContext, cause: EventID? = nil
    ) -> RecordedEvent<State.Event> {
        let recorded = ExampleEvent.recorded(
            event, operation: operation, sequence: UInt64(events.count + 1), context: context, cause: cause)
        state.apply(recorded)
        events.append(recorded)
        now = now.advanced(by: .seconds(1))
        return recorded
    }
}
