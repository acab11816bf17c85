import DomainModel
import MessageSchema

extension MandateOperation {
    /// Adds a constraint; one that was lifted may be put in place again, also in other words.
    func addConstraint(_ wish: Constraint, in context: DecisionContext) throws(Refusal) -> MandateEvent {
        if let record = records.constraints[wish.constraint], record.ending(at: context.moment) == nil {
            if record.definition.entries.contains(where: { $0.value == wish }) {
                throw Refusal(
                    .alreadySo, at: "/constraint",
                    "the constraint `\(wish.constraint.wire)` is in place with this content already")
            }
            throw .exists(
                "constraint", wish.constraint, at: "/constraint",
                changeWith: "add the other rule under an id of its own, or lift this one with `lift-constraint` first")
        }
        try checkTerm(wish.kind, at: "/kind")
        if let nations = wish.nations, nations.isEmpty {
            throw Refusal(
                .invalidContent, at: "/nations",
                "an empty list would bind nobody; name the nations, or leave `nations` out to bind every one")
        }
        try ListRules.check(wish.nations, at: "/nations", name: \.wire)
        guard !wish.areas.isEmpty else {
            throw Refusal(.invalidContent, at: "/areas", "a constraint holds somewhere: name at least one area")
        }
        try checkAreas(wish.areas, at: "/areas", in: context)
        return .constraint(wish)
    }

    /// Lifts a constraint: from the effective date on it binds nobody.
    func liftConstraint(_ wish: ConstraintLifting, in context: DecisionContext) throws(Refusal) -> MandateEvent {
        guard let record = records.constraints[wish.constraint] else {
            throw .unknown(
                "constraint", wish.constraint, at: "/constraint", among: Array(records.constraints.keys),
                createWith: "add-constraint")
        }
        try checkEnds(
            record, wish, "constraint `\(wish.constraint.wire)`", "lifted", at: "/constraint", in: context)
        return .constraintLifting(wish)
    }
}
