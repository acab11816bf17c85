public import DomainModel
public import MessageSchema

/// When mandate corrects what it established, funding takes the new title in.
///
/// The establishment can be corrected and never retracted, so that what mandate said last is always in the event.
public struct WhenEstablishmentCorrectedAcceptItAnew: Reaction {
    /// Part of the commands' ids.
    public static let name = "when-establishment-corrected-accept-it-anew"
    /// What it answers.
    public static let answers = [EntryCorrected<MandateOwned>.type]
    /// What its commands bring about.
    public static let emits = [FundingOperationAcceptance.type]

    /// Makes the reaction.
    public init() {}

    /// The acceptance, unless the event or a later one was taken in before.
    public func commands(
        for event: RecordedEvent<MandateEvent>, state: FundingOperation
    ) -> [FundingCommand] {
        guard let correction = event.event.corrected, correction.type == OperationEstablishment.type,
            let establishment = try? correction.content.decoded(as: OperationEstablishment.self)
        else { return [] }
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
