public import DomainModel
public import MessageSchema

/// When mandate corrects what it established, command takes the new title in.
///
/// The establishment can be corrected and never retracted, so that what mandate said last is always in the event.
public struct WhenEstablishmentCorrectedAcceptItAnew: Reaction {
    /// A part of the commands' ids.
    public static let name = "when-establishment-corrected-accept-it-anew"
    /// The one kind of event that it answers.
    public static let answers = [EntryCorrected<MandateOwned>.type]
    /// The one kind of event that it brings about.
    public static let emits = [CommandOperationAcceptance.type]

    /// Makes the reaction.
    public init() {}

    /// The acceptance, unless this position of mandate's log or a later one was taken in already.
    public func commands(for event: RecordedEvent<MandateEvent>, state: CommandOperation) -> [CommandCommand] {
        guard let correction = event.event.corrected, correction.type == OperationEstablishment.type,
            let establishment = try? correction.content.decoded(as: OperationEstablishment.self)
        else { return [] }
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
