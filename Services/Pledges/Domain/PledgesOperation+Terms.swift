import DomainModel
import MessageSchema

extension PledgesOperation {
    /// What is to be taken in of a fact of mandate's.
    func takingIn(_ event: RecordedEvent<MandateEvent>) -> [PledgesCommand] {
        let id = event.header.id
        let origin = ForeignPosition(service: .known(.mandate), log: id.log, epoch: id.epoch, sequence: id.sequence)
        guard let term = MandateTermTaking(event.event, origin: origin), !records.covers(term) else { return [] }
        return [.mandateTermTaking(term)]
    }

    /// Takes a fact of mandate's in; one that comes late never outranks a later one about the same.
    func takeIn(_ term: MandateTermTaking) throws(Refusal) -> PledgesEvent {
        guard term.fact != nil else {
            throw Refusal(
                .invalidContent, at: "",
                "a term of the mandate holds one fact that this program knows; upgrade it where mandate is newer")
        }
        guard !records.covers(term) else {
            throw Refusal(
                .alreadySo, at: "/origin",
                "pledges has taken in what mandate says of `\(term.about)` in event \(term.origin.sequence) of its log")
        }
        return .mandateTermTaking(term)
    }
}

extension MandateTermTaking {
    /// The kinds of event that taking a fact in can bring about.
    static let consequences = [
        MandateTermTaking.type, PledgeLinesSuspended.type, PledgeLinesRestricted.type, PledgeLinesUndetermined.type,
        PledgeLinesReinstated.type,
    ]
}
