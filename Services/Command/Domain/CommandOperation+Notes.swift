import DomainModel
import MessageSchema

/// What other services state, taken in with its place in their logs (DESIGN.md section 3). Each fact counts by its own
/// times, so that an older one that arrives late never overwrites a newer one.
extension CommandOperation {
    /// The command that takes a fact about an area or a constraint in; none where it is taken in already.
    func takingIn(_ event: RecordedEvent<MandateEvent>) -> [CommandCommand] {
        records.takenIn.term(of: event).map { [.mandateTermTaking($0)] } ?? []
    }

    func takeIn(_ term: MandateTermTaking<CommandOwned>) throws(Refusal) -> CommandEvent {
        try records.takenIn.check(term)
        return .mandateTermTaking(term)
    }

    func note(_ wish: CommandPledgeNote) throws(Refusal) -> CommandEvent {
        guard records.pledges[wish.pledge]?.covers(wish) ?? false else { return .commandPledgeNote(wish) }
        let origin = wish.origin
        throw Refusal(
            .alreadySo, at: "/origin",
            "command has taken in what sequence \(origin.sequence) in epoch \(origin.epoch) of log \(origin.log) says of the "
                + "pledge `\(wish.pledge.wire)`")
    }
}

extension MandateTermTaking<CommandOwned> {
    /// The kinds of event that taking a fact in can bring about.
    static let consequences = [Self.type, StationBreach.type, StationBreachEnd.type]
}

extension ForeignPosition {
    /// Where an event of another service stands.
    init(_ header: EventHeader, of service: ServiceName) {
        self.init(
            service: .known(service), log: header.id.log, epoch: header.id.epoch, sequence: header.id.sequence)
    }
}
