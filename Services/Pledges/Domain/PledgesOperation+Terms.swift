import DomainModel
import MessageSchema

extension PledgesOperation {
    /// The command that takes a fact of mandate's in; none where it is taken in already.
    func takingIn(_ event: RecordedEvent<MandateEvent>) -> [PledgesCommand] {
        records.takenIn.term(of: event).map { [.mandateTermTaking($0)] } ?? []
    }

    /// Takes a fact of mandate's in.
    func takeIn(_ term: MandateTermTaking<PledgesOwned>) throws(Refusal) -> PledgesEvent {
        try records.takenIn.check(term)
        return .mandateTermTaking(term)
    }
}

extension MandateTermTaking<PledgesOwned> {
    /// The kinds of event that taking a fact in can bring about.
    static let consequences = [
        Self.type, PledgeLinesSuspended.type, PledgeLinesRestricted.type, PledgeLinesUndetermined.type,
        PledgeLinesReinstated.type,
    ]
}
