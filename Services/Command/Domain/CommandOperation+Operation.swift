import DomainModel
import MessageSchema

extension CommandOperation {
    /// Takes the operation in from mandate; an older position never overwrites a newer one.
    func accept(_ wish: CommandOperationAcceptance) throws(Refusal) -> CommandEvent {
        guard let held = records.acceptance else { return .commandOperationAcceptance(wish) }
        let origin = held.acceptance.origin
        guard origin.log == wish.origin.log else {
            throw Refusal(
                .notAllowed, at: "/origin/log",
                "the operation `\(operation.wire)` was taken in from mandate's log \(origin.log), not from "
                    + "\(wish.origin.log); a log keeps its id for life: put mandate's own log back")
        }
        guard !held.covers(wish.origin) else {
            throw Refusal(
                .alreadySo, at: "/origin",
                "the operation `\(operation.wire)` is accepted already, from sequence \(origin.sequence) in epoch "
                    + "\(origin.epoch) of mandate's log")
        }
        return .commandOperationAcceptance(wish)
    }

    func recordClaim(_ wish: CommandClaim, in context: DecisionContext) throws(Refusal) -> CommandEvent {
        try records.claims.check(wish.content, in: context)
        return .commandClaim(wish)
    }
}
