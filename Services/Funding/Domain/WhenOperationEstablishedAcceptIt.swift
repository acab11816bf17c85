public import DomainModel
public import MessageSchema

/// An operation that mandate establishes is taken in, so that funding accepts commands for it.
public struct WhenOperationEstablishedAcceptIt: Reaction {
    /// Part of the commands' ids.
    public static let name = "when-operation-established-accept-it"
    /// What it answers.
    public static let answers = [OperationEstablishment.type]
    /// What its commands bring about.
    public static let emits = [FundingOperationAcceptance.type]

    /// Makes the reaction.
    public init() {}

    /// The acceptance, unless the event or a later one was taken in before.
    public func commands(
        for event: RecordedEvent<MandateEvent>, state: FundingOperation
    ) -> [FundingCommand] {
        guard case .operationEstablishment(let establishment) = event.event else { return [] }
        let id = event.header.id
        let origin = ForeignPosition(
            service: .known(.mandate), log: id.log, epoch: id.epoch, sequence: id.sequence)
        if let held = state.records.acceptance, held.origin.isAtOrAfter(origin) { return [] }
        return [
            .fundingOperationAcceptance(
                FundingOperationAcceptance(
                    title: establishment.title, currency: establishment.currency, origin: origin))
        ]
    }
}
