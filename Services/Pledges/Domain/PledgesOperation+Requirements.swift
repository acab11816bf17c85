import DomainModel
import MessageSchema

extension PledgesOperation {
    /// Defines a requirement, or revises it under the same id; one that was cancelled is open again.
    func define(_ requirement: Requirement, _ context: DecisionContext) throws(Refusal) -> PledgesEvent {
        try Bounds.check(requirement.tasks, at: "/tasks")
        try Bounds.check(from: requirement.neededBy, until: requirement.until, at: "/until")
        if let figures = requirement.headcount.figures, figures.headline < 1 {
            throw Refusal(
                .invalidContent, at: "/headcount",
                "a requirement asks for somebody, so it is 1 or more, not \(figures.headline); give \"unknown\" where nobody "
                    + "has said how many, and take one that is needed no more back with `cancel-requirement`")
        }
        try check(requirement.units, within: Bounds.units, "units are", at: "/units")
        try check(requirement.priority, within: Bounds.priorities, "a priority is", at: "/priority")
        try check(
            requirement.maximumDaysToMove, within: Bounds.daysToMove, "days to move are", at: "/maximumDaysToMove")
        if let known = records.requirements[requirement.requirement],
            known.definition.repeats(requirement, in: context),
            !context.isDecided || known.cancellation(at: context.moment) == nil
        {
            throw .repeated("the requirement `\(requirement.requirement.wire)` is defined like that")
        }
        return .requirement(requirement)
    }

    /// Cancels a requirement; its matches stay on record and count for nothing.
    func cancel(_ cancellation: RequirementCancellation, _ context: DecisionContext) throws(Refusal) -> PledgesEvent {
        let known = try requirement(cancellation.requirement)
        if known.cancellation.repeats(cancellation, in: context),
            !context.isDecided || known.cancellation(at: context.moment) != nil
        {
            throw .repeated("the requirement `\(cancellation.requirement.wire)` is cancelled")
        }
        guard context.isDecided else { return .requirementCancellation(cancellation) }
        guard known.entry(at: context.moment) != nil else {
            throw Refusal(
                .notAllowed, at: "/requirement",
                "the requirement `\(cancellation.requirement.wire)` is defined with effect from "
                    + "\(known.created.effective.wire), so it cannot be cancelled on \(context.effective.wire); give that "
                    + "date or a later one")
        }
        if known.cancellation(at: context.moment) != nil {
            throw .repeated("the requirement `\(cancellation.requirement.wire)` is cancelled")
        }
        return .requirementCancellation(cancellation)
    }

    /// The requirement of an id.
    func requirement(_ id: EntityID, at pointer: String = "/requirement") throws(Refusal) -> RequirementRecord {
        guard let known = records.requirements[id] else {
            throw .unknown(
                "requirement", id, at: pointer, among: records.requirements.candidates,
                createWith: "define-requirement")
        }
        return known
    }

    /// The requirement of an id, which a decision must find open.
    func openRequirement(
        _ id: EntityID, _ context: DecisionContext, at pointer: String = "/requirement"
    ) throws(Refusal) -> RequirementRecord {
        let known = try requirement(id, at: pointer)
        guard context.isDecided, !known.isOpen(at: context.moment) else { return known }
        if let cancelled = known.cancellation(at: context.moment) {
            throw Refusal(
                .notAllowed, at: pointer,
                "the requirement `\(id.wire)` is cancelled since \(cancelled.stamp.effective.wire) "
                    + "(\(cancelled.value.reason)); define it anew with `define-requirement`, or name one that is open")
        }
        let first = known.definition.entries.first { $0.stamp.movesValues }
        throw Refusal(
            .notAllowed, at: pointer,
            first.map {
                "the requirement `\(id.wire)` is defined with effect from \($0.stamp.effective.wire), not on "
                    + "\(context.effective.wire); give that date or a later one"
            }
                ?? "nothing but reports graded D to F or 4 to 6 says that `\(id.wire)` is required; decide it with "
                + "`define-requirement` first")
    }

    private func check(
        _ value: Int?, within range: ClosedRange<Int>, _ what: String, at pointer: String
    ) throws(Refusal) {
        guard let value, !range.contains(value) else { return }
        throw Refusal(
            .invalidContent, at: pointer, "\(what) \(range.lowerBound) to \(range.upperBound), not \(value)")
    }
}
