import DomainModel
import HashTreeCollections
import MessageSchema

/// What other services state, taken in with its place in their logs (DESIGN.md section 3). Each fact counts by its own
/// times, so that an older one that arrives late never overwrites a newer one.
extension CommandOperation {
    func note(_ wish: CommandAreaNote) throws(Refusal) -> CommandEvent {
        try refuse(records.areas[wish.area]?.covers(wish.origin) ?? false, "area", wish.area, wish.origin)
        return .commandAreaNote(wish)
    }

    func note(_ wish: CommandConstraintNote) throws(Refusal) -> CommandEvent {
        try refuse(
            records.constraints[wish.constraint]?.covers(wish.origin) ?? false, "constraint", wish.constraint,
            wish.origin)
        return .commandConstraintNote(wish)
    }

    func note(_ wish: CommandConstraintLifting) throws(Refusal) -> CommandEvent {
        try refuse(
            records.constraints[wish.constraint]?.covers(wish.origin) ?? false, "constraint", wish.constraint,
            wish.origin)
        return .commandConstraintLifting(wish)
    }

    func note(_ wish: CommandPledgeNote) throws(Refusal) -> CommandEvent {
        try refuse(records.pledges[wish.pledge]?.covers(wish) ?? false, "pledge", wish.pledge, wish.origin)
        return .commandPledgeNote(wish)
    }

    private func refuse(
        _ isCovered: Bool, _ kind: String, _ id: EntityID, _ origin: ForeignPosition
    ) throws(Refusal) {
        guard isCovered else { return }
        throw Refusal(
            .alreadySo, at: "/origin",
            "command has taken in what sequence \(origin.sequence) in epoch \(origin.epoch) of log \(origin.log) says of the "
                + "\(kind) `\(id.wire)`")
    }
}

extension ForeignPosition {
    /// Where an event of another service stands.
    init(_ header: EventHeader, of service: ServiceName) {
        self.init(
            service: .known(service), log: header.id.log, epoch: header.id.epoch, sequence: header.id.sequence)
    }
}
