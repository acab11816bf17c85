import DomainModel
import MessageSchema

extension Answers {
    func milestones() -> [MilestoneView] {
        records.pledges.milestones.values.compactMap { $0.entry(at: moment) }
            .sorted { Self.precedes(($0.value.by, $0.value.milestone), ($1.value.by, $1.value.milestone)) }
            .map { entry in
                let milestone = entry.value
                return MilestoneView(
                    milestone: milestone.milestone, title: milestone.title, strength: milestone.strength,
                    personnel: milestone.personnel, by: milestone.by, daysLeft: daysLeft(to: milestone.by),
                    setBy: milestone.setBy, wording: milestone.wording,
                    missingInTheatre: gap(
                        to: milestone.strength, of: milestone.personnel, "in theatre", \.isInTheatre),
                    missingNominal: gap(
                        to: milestone.strength, of: milestone.personnel, "committed or beyond", \.isNominal),
                    entry: EntryReference(entry.stamp))
            }
    }

    func estimates() -> [EstimateView] {
        records.pledges.estimates.values.compactMap { $0.entry(at: moment) }
            .sorted { Self.precedes(($0.value.by, $0.value.estimate), ($1.value.by, $1.value.estimate)) }
            .map { entry in
                let estimate = entry.value
                return EstimateView(
                    estimate: estimate.estimate, kind: estimate.kind, strength: estimate.strength, by: estimate.by,
                    daysLeft: daysLeft(to: estimate.by), nation: estimate.nation, statedBy: estimate.statedBy,
                    wording: estimate.wording,
                    missingInTheatre: estimate.strength.map {
                        gap(to: $0, nation: estimate.nation, "in theatre", \.isInTheatre)
                    },
                    missingNominal: estimate.strength.map {
                        gap(to: $0, nation: estimate.nation, "committed or beyond", \.isNominal)
                    }, entry: EntryReference(entry.stamp))
            }
    }

    /// Days from the day asked for to a date; negative once it has passed.
    func daysLeft(to date: EffectiveDate?) -> Int? {
        date.map { $0.lastDay.daysSinceEpoch - day.daysSinceEpoch }
    }

    /// By date, then by id; what has no date comes last.
    static func precedes(_ left: (EffectiveDate?, EntityID), _ right: (EffectiveDate?, EntityID)) -> Bool {
        if left.0 == right.0 { return left.1 < right.1 }
        guard let leftDate = left.0 else { return false }
        return right.0.map { leftDate < $0 } ?? true
    }
}
