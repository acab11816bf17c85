import DomainModel
import MessageSchema

extension FundingOperation {
    /// Declares a condition of a donor; it may come before any contribution does.
    func declare(_ condition: FundingCondition) throws(Refusal) -> FundingEvent {
        _ = try requireCurrency()
        guard records.conditions[condition.condition] == nil else {
            throw .exists(
                "condition", condition.condition, at: "/condition",
                changeWith: "lift it with `lift-condition` and declare the new one under an id of its own")
        }
        try check(condition.refusesTasks, at: "/refusesTasks")
        try check(condition.refusesAreas, at: "/refusesAreas")
        try check(condition.onlyAreas, at: "/onlyAreas")
        try check(condition.requires, at: "/requires")
        if let from = condition.from, let until = condition.until, until.lastDay < from.firstDay {
            throw Refusal(
                .invalidContent, at: "/until",
                "it ends (\(until.wire)) before it begins (\(from.wire)); give the later date")
        }
        guard condition.saysSomething || condition.kind == .known(.other) else {
            throw Refusal(
                .invalidContent, at: "",
                "a condition refuses or requires something: give at least one of `refusesTasks`, `refusesAreas`, "
                    + "`onlyAreas`, `ceiling`, `requires`, `from` and `until`; where only the words are known, its kind is "
                    + "`other`")
        }
        try check(condition.contributions, at: "/contributions")
        for (index, id) in (condition.contributions ?? []).enumerated() {
            let held = try requireContribution(id, at: "/contributions/\(index)")
            if let donor = held.donor, donor != condition.party {
                throw Refusal(
                    .notAllowed, at: "/contributions/\(index)",
                    "the contribution `\(id.wire)` is that of \(donor), and a condition of \(condition.party) limits its "
                        + "own contributions only; name those, or leave `contributions` out for all of them")
            }
        }
        return .fundingCondition(condition)
    }

    /// Lifts a condition.
    func lift(_ lifting: FundingConditionLifting, in context: DecisionContext) throws(Refusal) -> FundingEvent {
        _ = try requireCurrency()
        guard let held = records.conditions[lifting.condition] else {
            throw .unknown(
                "condition", lifting.condition, at: "/condition", among: records.conditions.keys.sorted(),
                createWith: "declare-condition")
        }
        guard held.declared.effective.lastDay <= context.effective.lastDay else {
            throw Refusal(
                .notAllowed, at: "/condition",
                "the condition `\(lifting.condition.wire)` was declared with effect from \(held.declared.effective.wire), "
                    + "so it cannot be lifted on \(context.effective.wire); give that date or a later one")
        }
        let isLifted = context.isDecided && held.lifting.entry(at: context.moment)?.stamp.isDecided == true
        guard !isLifted, !held.lifting.repeats(lifting, in: context) else {
            throw Refusal(
                .alreadySo, at: "/condition",
                "the condition `\(lifting.condition.wire)` is lifted by \(context.effective.wire) already, on the same "
                    + "word; nothing would change")
        }
        return .fundingConditionLifting(lifting)
    }

    private func check(_ list: [EntityID]?, at pointer: String) throws(Refusal) {
        if list?.isEmpty == true {
            throw Refusal(
                .invalidContent, at: pointer, "this list is empty; leave it out where there is nothing to list")
        }
        try ListRules.check(list, at: pointer, name: \.wire)
    }
}

extension FundingCondition {
    /// Whether it refuses or requires anything that a machine can test.
    fileprivate var saysSomething: Bool {
        refusesTasks != nil || refusesAreas != nil || onlyAreas != nil || ceiling != nil || requires != nil
            || from != nil || until != nil
    }
}
