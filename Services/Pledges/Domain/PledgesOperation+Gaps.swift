import DomainModel
import MessageSchema

extension PledgesOperation {
    /// Accepts the gap of a slot as a risk, whole or in part.
    func accept(_ acceptance: GapAcceptance, _ context: DecisionContext) throws(Refusal) -> PledgesEvent {
        let known = try openRequirement(acceptance.requirement, context)
        if let until = acceptance.until, until.lastDay < context.effective.lastDay {
            throw Refusal(
                .invalidContent, at: "/until",
                "the acceptance would end on \(until.wire), before it begins on \(context.effective.wire); give a later date"
            )
        }
        if let quantity = acceptance.quantity, !(1...Quantity.maximum).contains(quantity) {
            throw Refusal(
                .invalidContent, at: "/quantity",
                "1 or more missing people are accepted, not \(quantity); leave it out for the whole gap")
        }
        let holding = known.acceptance(at: context.moment)
        if known.gap.repeats(.accepted(acceptance), in: context), !context.isDecided || holding != nil {
            throw .repeated("the gap of `\(acceptance.requirement.wire)` is accepted like that")
        }
        if context.isDecided, let slot = records.slot(acceptance.requirement, at: context.moment) {
            try check(acceptance, against: slot, context)
        }
        return .gapAcceptance(acceptance)
    }

    /// Offers a gap again that was accepted as a risk.
    func reopen(_ reopening: GapReopening, _ context: DecisionContext) throws(Refusal) -> PledgesEvent {
        let known = try openRequirement(reopening.requirement, context)
        if known.gap.repeats(.reopened(reopening), in: context) {
            throw .repeated("the gap of `\(reopening.requirement.wire)` is offered again")
        }
        guard !context.isDecided || known.acceptance(at: context.moment) != nil else {
            let last = known.gap.entry(at: context.moment)
            let ended: String
            if case .accepted(let acceptance)? = last?.value, let until = acceptance.until {
                ended = "its acceptance ended by itself on \(until.wire)"
            } else {
                ended = "nobody accepted it by then"
            }
            throw Refusal(
                .notAllowed, at: "/requirement",
                "the gap of `\(reopening.requirement.wire)` is not accepted as a risk on \(context.effective.wire) (\(ended)), "
                    + "so it is on offer as it is; give the date on which an acceptance holds")
        }
        return .gapReopening(reopening)
    }

    private func check(
        _ acceptance: GapAcceptance, against slot: SlotStanding, _ context: DecisionContext
    ) throws(Refusal) {
        let id = acceptance.requirement.wire
        guard let missing = slot.gap.figures else {
            guard acceptance.quantity == nil else {
                throw Refusal(
                    .notAllowed, at: "/quantity",
                    "how many people `\(id)` requires is not known, so no number of missing ones can be accepted; leave "
                        + "`quantity` out to accept whatever is missing, or give the requirement a figure first")
            }
            return
        }
        let worst = missing.high ?? missing.headline
        guard worst > 0 else {
            throw Refusal(
                .notAllowed, at: "/requirement",
                "the slot `\(id)` has no gap on \(context.effective.wire): \(slot.matched.best) are matched; there is no risk "
                    + "to accept")
        }
        guard let quantity = acceptance.quantity, quantity > worst else { return }
        throw Refusal(
            .notAllowed, at: "/quantity",
            "\(worst) are missing in `\(id)` on \(context.effective.wire), so \(quantity) cannot be accepted; give \(worst) or "
                + "fewer, or leave `quantity` out for the whole gap")
    }
}
