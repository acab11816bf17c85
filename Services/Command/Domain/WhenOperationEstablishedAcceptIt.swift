public import DomainModel
public import MessageSchema

/// When mandate establishes an operation, command accepts commands for it (DOMAIN.md section 3).
public struct WhenOperationEstablishedAcceptIt: Reaction {
    /// A part of the commands' ids.
    public static let name = "accept-operation"
    /// The one kind of event that it answers.
    public static let answers = [OperationEstablishment.type]
    /// The one kind of event that it brings about.
    public static let emits = [CommandOperationAcceptance.type]

    /// Makes the reaction.
    public init() {}

    /// The acceptance, unless this position of mandate's log or a later one was taken in already.
    public func commands(for event: RecordedEvent<MandateEvent>, state: CommandOperation) -> [CommandCommand] {
        guard case .operationEstablishment(let establishment) = event.event else { return [] }
        let id = event.header.id
        let origin = ForeignPosition(
            service: .known(.mandate), log: id.log, epoch: id.epoch, sequence: id.sequence)
        if state.records.acceptance?.covers(origin) ?? false { return [] }
        return [
            .commandOperationAcceptance(
                CommandOperationAcceptance(
                    title: establishment.title, currency: establishment.currency, origin: origin))
        ]
    }
}
