public import DomainModel
public import MessageSchema

/// Events as a log would hold them, with headers that are complete.
public enum ExampleEvent {
    /// An event of any service, such as the foreign one that a reaction answers.
    public static func recorded<Event: ServiceEvent>(
        _ event: Event, operation: OperationID = Controls.operation, sequence: UInt64 = 1, epoch: Epoch = .first,
        recorded: Instant = Controls.start, _ circumstances: Circumstances = .decided
    ) -> RecordedEvent<Event> {
        let context = DecisionContext(
            command: "example", now: recorded, actor: Controls.actor,
            effective: circumstances.effective ?? .day(recorded.day), learned: circumstances.learned ?? recorded,
            provenance: circumstances.provenance)
        return self.recorded(event, operation: operation, sequence: sequence, epoch: epoch, context: context)
    }

    /// An event that a decision in this context brought about.
    public static func recorded<Event: ServiceEvent>(
        _ event: Event, operation: OperationID, sequence: UInt64, epoch: Epoch = .first, context: DecisionContext,
        cause: EventID? = nil
    ) -> RecordedEvent<Event> {
        let payload = event.payload
        let header = EventHeader(
            id: EventID(log: Controls.log(of: Event.service), epoch: epoch, sequence: SequenceNumber(sequence)),
            type: type(of: payload).type, subject: payload.subject(in: operation), recorded: context.now,
            operation: operation, actor: context.actor, effective: context.effective, learned: context.learned,
            command: context.command, commandHash: Digest256(of: Array(context.command.wire.utf8)),
            correlation: context.command.wire, causation: cause)
        return RecordedEvent(header: header, provenance: context.provenance, event: event)
    }

    /// The stamp of an example event.
    public static func stamp(
        sequence: UInt64 = 1, recorded: Instant = Controls.start, _ circumstances: Circumstances
    ) -> EntryStamp {
        EntryStamp(
            self.recorded(
                PledgesEvent.caveatLifting(CaveatLifting(caveat: "example")), sequence: sequence, recorded: recorded,
                circumstances))
    }
}
