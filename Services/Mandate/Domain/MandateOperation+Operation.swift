import DomainModel
import MessageSchema

extension MandateOperation {
    func establish(_ wish: OperationEstablishment) throws(Refusal) -> MandateEvent {
        guard let known = records.operation?.establishment else { return .operationEstablishment(wish) }
        guard known != wish else {
            throw Refusal(.alreadySo, "the operation `\(operation.wire)` is established with this content already")
        }
        let pointer =
            known.currency != wish.currency ? "/currency" : known.title != wish.title ? "/title" : "/description"
        throw Refusal(
            .alreadyExists, at: pointer,
            "the operation `\(operation.wire)` exists already as \"\(known.title.wire)\" in \(known.currency.wire), "
                + "which is fixed for life; give another operation an id of its own")
    }

    func recordClaim(_ wish: MandateClaim, in context: DecisionContext) throws(Refusal) -> MandateEvent {
        try records.claims.check(wish.content, in: context)
        return .mandateClaim(wish)
    }
}
