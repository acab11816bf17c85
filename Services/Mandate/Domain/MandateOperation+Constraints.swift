import DomainModel
import HashTreeCollections
import MessageSchema

extension MandateOperation {
    func addConstraint(_ wish: Constraint) throws(Refusal) -> MandateEvent {
        if let record = records.constraints[wish.constraint] {
            if record.definition.entries.contains(where: { $0.value == wish }) {
                throw Refusal(
                    .alreadySo, at: "/constraint",
                    "the constraint `\(wish.constraint.wire)` is in place with this content already")
            }
            throw .exists(
                "constraint", wish.constraint, at: "/constraint",
                changeWith: "add the other rule under an id of its own")
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
        try checkAreas(wish.areas, at: "/areas")
        return .constraint(wish)
    }
}
