import DomainModel
import MessageSchema

extension PledgesOperation {
    /// Sets a milestone, or revises it under the same id.
    func set(_ milestone: Milestone, _ context: DecisionContext) throws(Refusal) -> PledgesEvent {
        guard milestone.strength.figures != nil else {
            throw Refusal(
                .invalidContent, at: "/strength",
                "a milestone is a strength to be reached, so it cannot be unknown; give a low, best or high figure")
        }
        if records.milestones[milestone.milestone]?.definition.repeats(milestone, in: context) == true {
            throw .repeated("the milestone `\(milestone.milestone.wire)` is set like that")
        }
        return .milestone(milestone)
    }

    /// Records an estimate, or revises it under the same id: whoever states it may state it anew.
    func record(_ estimate: Estimate, _ context: DecisionContext) throws(Refusal) -> PledgesEvent {
        guard estimate.strength?.figures != nil || estimate.by != nil || estimate.wording != nil else {
            throw Refusal(
                .invalidContent, at: "", "an estimate says something: give at least one of `strength`, `by`, `wording`")
        }
        if records.estimates[estimate.estimate]?.definition.repeats(estimate, in: context) == true {
            throw .repeated("the estimate `\(estimate.estimate.wire)` is recorded like that")
        }
        return .estimate(estimate)
    }
}

extension Refusal {
    /// A command that says again what is so.
    static func repeated(_ what: String) -> Refusal {
        Refusal(
            .alreadySo,
            "\(what) already; what another source says, or what holds from another date, is recorded as an entry of its "
                + "own")
    }
}
