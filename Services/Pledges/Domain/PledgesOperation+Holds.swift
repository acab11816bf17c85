import DomainModel
import MessageSchema

extension PledgesOperation {
    /// Puts lines on hold, from any active stage.
    func hold(_ step: PledgeHold, _ context: DecisionContext) throws(Refusal) -> PledgesEvent {
        let rules = LineRules(
            move: .hold, agreement: nil, reason: step.reason, wording: step.wording, context: context)
        let choice = try choose(step.lines, of: step.pledge, by: rules)
        return .pledgeLinesOnHold(
            PledgeLinesOnHold(
                pledge: step.pledge, lines: choice.ids, splits: choice.splits, reason: step.reason,
                wording: step.wording))
    }

    /// Ends a hold: lines go back to the stage that they had before it.
    func resume(_ step: PledgeResumption, _ context: DecisionContext) throws(Refusal) -> PledgesEvent {
        let rules = LineRules(move: .resume, agreement: nil, reason: nil, wording: step.wording, context: context)
        let choice = try choose(step.lines, of: step.pledge, by: rules)
        return .pledgeLinesResumed(
            PledgeLinesResumed(
                pledge: step.pledge, lines: choice.lines, splits: choice.splits, wording: step.wording))
    }

    /// Takes lines back, from any stage but home again, withdrawn and expired.
    func withdraw(_ step: PledgeWithdrawal, _ context: DecisionContext) throws(Refusal) -> PledgesEvent {
        let rules = LineRules(
            move: .withdraw, agreement: nil, reason: step.reason, wording: step.wording, context: context)
        let choice = try choose(step.lines, of: step.pledge, by: rules)
        return .pledgeLinesWithdrawn(
            PledgeLinesWithdrawn(
                pledge: step.pledge, lines: choice.ids, splits: choice.splits, reason: step.reason,
                wording: step.wording))
    }
}
