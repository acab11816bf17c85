import DomainModel
import MessageSchema

extension PledgesOperation {
    /// Lines take the step to `assessed`.
    func assess(_ step: PledgeAssessment, _ context: DecisionContext) throws(Refusal) -> PledgesEvent {
        let choice = try choose(step.lines, of: step.pledge, to: .assessed, wording: step.wording, context)
        return .pledgeLinesAssessed(
            PledgeLinesAssessed(
                pledge: step.pledge, lines: choice.ids, splits: choice.splits, wording: step.wording))
    }

    /// Lines take the step to `committed`; the gate of a decided one is the signed agreement.
    func commit(_ step: PledgeCommitment, _ context: DecisionContext) throws(Refusal) -> PledgesEvent {
        if context.isDecided { try check(step.agreement, context) }
        let choice = try choose(
            step.lines, of: step.pledge, to: .committed, agreement: step.agreement, wording: step.wording, context)
        return .pledgeLinesCommitted(
            PledgeLinesCommitted(
                pledge: step.pledge, lines: choice.ids, splits: choice.splits, agreement: step.agreement,
                wording: step.wording))
    }

    /// Lines take the step to `ready`.
    func makeReady(_ step: PledgeReadiness, _ context: DecisionContext) throws(Refusal) -> PledgesEvent {
        let choice = try choose(step.lines, of: step.pledge, to: .ready, wording: step.wording, context)
        return .pledgeLinesReady(
            PledgeLinesReady(pledge: step.pledge, lines: choice.ids, splits: choice.splits, wording: step.wording))
    }

    /// Lines take the step to `deploying`.
    func deploy(_ step: PledgeDeployment, _ context: DecisionContext) throws(Refusal) -> PledgesEvent {
        let choice = try choose(step.lines, of: step.pledge, to: .deploying, wording: step.wording, context)
        if context.isDecided {
            // A part goes under the rules of the line that it comes from.
            let origins = Dictionary(choice.splits.map { ($0.partLine, $0.line) }) { first, _ in first }
            try checkMayDeploy(choice.ids.map { origins[$0] ?? $0 }, of: step.pledge, context)
        }
        return .pledgeLinesDeploying(
            PledgeLinesDeploying(
                pledge: step.pledge, lines: choice.ids, splits: choice.splits, wording: step.wording))
    }

    /// Lines take the step to `inTheatre`.
    func arrive(_ step: PledgeArrival, _ context: DecisionContext) throws(Refusal) -> PledgesEvent {
        let choice = try choose(step.lines, of: step.pledge, to: .inTheatre, wording: step.wording, context)
        return .pledgeLinesInTheatre(
            PledgeLinesInTheatre(
                pledge: step.pledge, lines: choice.ids, splits: choice.splits, wording: step.wording))
    }

    /// Lines take the step to `repatriated`.
    func repatriate(_ step: PledgeRepatriation, _ context: DecisionContext) throws(Refusal) -> PledgesEvent {
        let choice = try choose(step.lines, of: step.pledge, to: .repatriated, wording: step.wording, context)
        return .pledgeLinesRepatriated(
            PledgeLinesRepatriated(
                pledge: step.pledge, lines: choice.ids, splits: choice.splits, wording: step.wording))
    }

    private func choose(
        _ selections: [LineSelection]?, of pledge: EntityID, to target: LineStage, agreement: Agreement? = nil,
        wording: Text?, _ context: DecisionContext
    ) throws(Refusal) -> LineChoice {
        let rules = LineRules(
            move: .step(target), agreement: agreement, reason: nil, wording: wording, context: context)
        return try choose(selections, of: pledge, by: rules)
    }

    private func check(_ agreement: Agreement?, _ context: DecisionContext) throws(Refusal) {
        guard let agreement else {
            throw Refusal(
                .gateNotMet, at: "/agreement",
                "a decided commitment needs the signed agreement: give `agreement` with `reference` and `signedOn`; what a "
                    + "source says of a commitment goes with the basis `reported`, without it")
        }
        guard agreement.signedOn <= context.effective.lastDay else {
            throw Refusal(
                .gateNotMet, at: "/agreement/signedOn",
                "the agreement was signed on \(agreement.signedOn.wire), after \(context.effective.wire), from when the "
                    + "commitment would hold; give the day of signature or a later one as effective date")
        }
    }
}
