import DomainModel
import MessageSchema

extension Answers {
    func stations() -> StationsReply {
        let views = stationViews()
        let breaching = views.count { !$0.breaches.isEmpty }
        return StationsReply(
            about: about, statement: "stations: \(views.count), of which \(breaching) are in breach of a constraint",
            stations: views)
    }

    /// On the day asked for, by the mandate as it was known.
    func stationViews() -> [StationView] {
        let command = records.command
        return command.stations(at: moment).compactMap { entry in
            guard let place = entry.value.place else { return nil }
            let against = records.mandate.constraints(against: place, at: moment)
            return StationView(
                station: place.station, nation: place.nation, unit: place.unit, post: place.post, area: place.area,
                from: entry.stamp.effective, until: place.until, purpose: place.purpose,
                breaches: against.map { constraint in
                    let since = max(entry.stamp.effective.lastDay, constraint.stamp.effective.lastDay)
                    return StationClause(
                        constraint: constraint.value.constraint, clause: constraint.value.clause,
                        detail: StationFinding(station: place, constraint: constraint, from: since).words,
                        entry: constraint.stamp.event)
                }, entry: EntryReference(entry.stamp),
                entries: ([entry.stamp.event] + against.map(\.stamp.event)).distinct())
        }
    }
}
