public import DomainModel
public import MessageSchema

/// Mandate established an operation: from here on pledges accepts commands for it.
public struct WhenOperationEstablishedAcceptIt: Reaction {
    /// A short name that is part of the commands' ids.
    public static let name = "accept-operation"
    /// Mandate's event.
    public static let answers = [OperationEstablishment.type]
    /// The own event it brings about.
    public static let emits = [PledgesOperationAcceptance.type]

    /// Makes it.
    public init() {}

    /// The acceptance, with the event's place in mandate's log; nothing where that place is taken in already.
    public func commands(
        for event: RecordedEvent<MandateEvent>, state: PledgesOperation
    ) -> [PledgesCommand] {
        guard case .operationEstablishment(let establishment) = event.event else { return [] }
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
