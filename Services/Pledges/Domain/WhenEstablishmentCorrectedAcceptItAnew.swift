public import DomainModel
public import MessageSchema

/// When mandate corrects what it established, pledges takes the new title in.
///
/// The establishment can be corrected and never retracted, so that what mandate said last is always in the event.
public struct WhenEstablishmentCorrectedAcceptItAnew: Reaction {
    /// A short name that is part of the commands' ids.
    public static let name = "when-establishment-corrected-accept-it-anew"
    /// Mandate's event.
    public static let answers = [EntryCorrected<MandateOwned>.type]
    /// The own event it brings about.
    public static let emits = [PledgesOperationAcceptance.type]

    /// Makes it.
    public init() {}

    /// The acceptance, with the event's place in mandate's log; nothing where that place is taken in already.
    public func commands(
        for event: RecordedEvent<MandateEvent>, state: PledgesOperation
    ) -> [PledgesCommand] {
        guard let correction = event.event.corrected, correction.type == OperationEstablishment.type,
            let establishment = try? correction.content.decoded(as: OperationEstablishment.self)
        else { return [] }
        let id = event.header.id
        let origin = ForeignPosition(
            service: .known(.mandate), log: id.log, epoch: id.epoch, sequence: id.sequence)
        if let known = state.records.acceptance, known.covers(origin) { return [] }
        return [
            .pledgesOperationAcceptance(
                PledgesOperationAcceptance(
                    title: establishment.title, currency: establishment.currency, origin: origin))
        ]
    }
}
