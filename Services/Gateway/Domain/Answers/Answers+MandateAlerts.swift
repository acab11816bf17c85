import DomainModel
import MandatePolicy
import MessageSchema

extension Answers {
    /// An expiry is told of so many days before (DOMAIN.md section 2, mandate).
    static let daysBeforeExpiry = 90
    /// From so many days before on it is more than a notice.
    static let urgentDaysBeforeExpiry = 30

    /// Authorisations that run out soon, have run out, or are suspended; less grave where another one is in force, which
    /// makes one that ran out more than 90 days ago history.
    func authorisationAlerts() -> [AlertView] {
        let standings = records.mandate.authorisations(at: moment)
        let inForce = standings.filter { $0.isInForce(on: day) }
        return standings.compactMap { standing in
            let authorisation = standing.authorisation
            let name = "\(authorisation.instrument.wire) (`\(authorisation.authorisation.wire)`)"
            let others = inForce.filter { $0.authorisation.authorisation != authorisation.authorisation }
            let instead =
                others.isEmpty
                ? "no authorisation is in force"
                : "in force \(others.count == 1 ? "is" : "are") "
                    + others.map { "`\($0.authorisation.authorisation.wire)`" }.joined(separator: ", ")
            func alert(_ kind: AlertKind, _ severity: AlertSeverity, _ statement: String) -> AlertView {
                AlertView(
                    kind: .known(kind), severity: .known(severity), statement: statement,
                    subjects: [Subject("authorisation", authorisation.authorisation)], entries: standing.entries)
            }
            switch standing.state(on: day) {
            case .adopted: return nil
            case .inForce:
                guard let left = standing.daysLeft(after: day), left <= Self.daysBeforeExpiry,
                    let last = standing.expiresOn
                else { return nil }
                // Another instrument that holds longer takes its place.
                let isFollowed = others.contains { other in other.expiresOn.map { last < $0 } ?? true }
                let isUrgent = left <= Self.urgentDaysBeforeExpiry && !isFollowed
                let days = left == 0 ? "today is the last day" : left == 1 ? "one day is left" : "\(left) days are left"
                return alert(
                    .authorisationExpiring, isUrgent ? .warning : .notice,
                    "\(name) holds until \(last.wire): \(days); a renewal is recorded with `renew-authorisation`")
            case .suspended:
                let since = standing.suspension.map { " since \($0.stamp.effective.wire)" } ?? ""
                let reason = standing.suspension?.value.reason.map { " (\($0.wire))" } ?? ""
                return alert(
                    .authorisationSuspended, others.isEmpty ? .critical : .warning,
                    "\(name) is suspended\(since)\(reason); \(instead)")
            case .expired:
                // One that another took the place of long ago is history.
                let left = standing.daysLeft(after: day) ?? 0
                guard others.isEmpty || -Self.daysBeforeExpiry <= left else { return nil }
                return alert(
                    .authorisationExpired, others.isEmpty ? .critical : .notice,
                    "\(name) ran out\(standing.expiresOn.map { " after \($0.wire)" } ?? ""); \(instead)")
            }
        }
    }

    /// Tasks assigned beyond what is authorised: one alert for each, but one for all that rest on the same instrument
    /// where that it is not in force is all that is wrong.
    func assignmentAlerts() -> [AlertView] {
        guard let inForce = records.mandate.assignmentInForce(at: moment) else { return [] }
        let option = inForce.value.option
        var alone: [TaskStanding] = []
        var resting: [AssignmentExcess: [TaskStanding]] = [:]
        for standing in records.mandate.tasks(at: moment) where standing.exceedsAuthorisation {
            if standing.excess.count == 1, let excess = standing.excess.first, excess.isOfInstrument {
                resting[excess, default: []].append(standing)
            } else {
                alone.append(standing)
            }
        }
        return alone.map { standing in
            let points = standing.excess.map { $0.sentence(of: standing.task) }.joined(separator: "; ")
            return alert([standing], points, option, of: standing.excess)
        }
            + resting.map { excess, standings in
                alert(standings, excess.sentence(of: standings.map(\.task)), option, of: [excess])
            }
    }

    private func alert(
        _ standings: [TaskStanding], _ points: String, _ option: EntityID, of excess: [AssignmentExcess]
    ) -> AlertView {
        let instruments = excess.compactMap(\.instrument)
        let resting = instruments.flatMap {
            records.mandate.standing(ofAuthorisation: $0, at: moment)?.entries ?? []
        }
        return AlertView(
            kind: .known(.assignedBeyondAuthorisation), severity: .known(.critical),
            statement: "option `\(option.wire)` is in force: \(points)",
            subjects: standings.map { Subject("task", $0.task) } + [Subject("option", option)]
                + instruments.map { Subject("authorisation", $0) },
            entries: (standings.flatMap(\.entries) + resting).distinct())
    }

    /// Preconditions that the option in force assumes, and that are unmet or unknown.
    func assumptionAlerts() -> [AlertView] {
        guard let inForce = records.mandate.assignmentInForce(at: moment) else { return [] }
        let option = inForce.value.option
        let standings = records.mandate.preconditions(at: moment)
        return inForce.value.assumes.compactMap { precondition in
            let standing = standings.first { $0.precondition.precondition == precondition }
            let status = standing?.status ?? .known(.unknown)
            guard status != .known(.met) else { return nil }
            let title = standing.map { " (\($0.precondition.title.wire))" } ?? ""
            let name = "`\(precondition.wire)`\(title)"
            let isUnmet = status == .known(.unmet)
            return AlertView(
                kind: .known(isUnmet ? .assumptionUnmet : .assumptionUnknown),
                severity: .known(isUnmet ? .critical : .warning),
                statement: "option `\(option.wire)` is in force and assumes \(name), "
                    + (isUnmet
                        ? "which is not met" : "and nobody knows whether that is met; `record-precondition` says"),
                subjects: [Subject("precondition", precondition), Subject("option", option)],
                entries: ([inForce.stamp.event] + (standing?.entries ?? [])).distinct())
        }
    }

    /// Nations that support a task or an option which their own caveats do not allow: an alert, never an error.
    func standAlerts() -> [AlertView] {
        let book = RuleBook(records.pledges, records.mandate, at: moment)
        return StandConflict.all(in: records.mandate, by: book, at: moment).map { conflict in
            let stand = conflict.stand.value
            let target = stand.task.map { Subject("task", $0) } ?? stand.option.map { Subject("option", $0) }
            return AlertView(
                kind: .known(.standContradictsCaveat), severity: .known(.warning), statement: conflict.statement,
                subjects: [Subject("stand", stand.stand), Subject("caveat", conflict.caveat.name.id)]
                    + (target.map { [$0] } ?? []), entries: conflict.entries)
        }
    }
}

extension AssignmentExcess {
    /// The instrument that is not in force, where it is that.
    fileprivate var instrument: EntityID? {
        if case .instrumentNotInForce(let instrument, _) = self { instrument } else { nil }
    }

    /// Whether it says nothing of the task but that its instrument is not in force.
    fileprivate var isOfInstrument: Bool { instrument != nil || self == .noInstrumentInForce }
}
