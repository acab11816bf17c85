import DomainModel
import MessageSchema

extension Answers {
    /// Stations that a constraint of the mandate does not allow, each with the clause.
    func stationAlerts() -> [AlertView] {
        stationViews().filter { !$0.breaches.isEmpty }.map { station in
            AlertView(
                kind: .known(.stationInBreach), severity: .known(.critical),
                statement: "station `\(station.station.wire)`: "
                    + station.breaches.map(\.detail).joined(separator: "; and "),
                subjects: [Subject("station", station.station)]
                    + station.breaches.map { Subject("constraint", $0.constraint) }, entries: station.entries)
        }
    }

    /// Posts and units that hang on pledges which are on hold or withdrawn.
    func riskAlerts() -> [AlertView] {
        let posts = records.command.posts(at: moment).compactMap { standing -> AlertView? in
            guard let risk = records.command.risk(of: standing.id, at: moment) else { return nil }
            let pledges = risk.pledges.map { "`\($0.wire)`" }.joined(separator: ", ")
            return AlertView(
                kind: .known(.postAtRisk), severity: .known(.warning),
                statement:
                    "the post `\(standing.id.wire)` (\(standing.post.title.wire)) hangs on \(risk.nation.name), which "
                    + "has \(pledges) on hold or withdrawn",
                subjects: [Subject("post", standing.id)] + risk.pledges.map { Subject("pledge", $0) },
                entries: standing.entries)
        }
        let units = unitViews().filter(\.atRisk).map { unit in
            AlertView(
                kind: .known(.unitAtRisk), severity: .known(.warning),
                statement: "the unit `\(unit.unit.wire)` (\(unit.title.wire)) hangs on line `\(unit.line.wire)` of "
                    + "`\(unit.pledge.wire)`, which is on hold or withdrawn",
                subjects: [Subject("unit", unit.unit), Subject("pledge", unit.pledge)], entries: unit.entries)
        }
        return posts + units
    }
}
