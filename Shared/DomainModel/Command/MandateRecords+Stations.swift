public import MessageSchema

/// What of the mandate speaks against a station (DOMAIN.md section 2, command: a station is checked against mandate
/// constraints).
extension MandateRecords {
    /// The constraints that a station is against at a moment, by id.
    ///
    /// One on stationing binds everybody; one on deployment binds units only.
    public func constraints(against station: Station, at moment: Moment) -> [Timeline<Constraint>.Entry] {
        let kinds: [ConstraintKind] = station.unit == nil ? [.stationing] : [.stationing, .deployment]
        return
            kinds
            .flatMap { constraints(binding: station.nation, in: station.area, kind: $0, at: moment) }
            .sorted { $0.value.constraint < $1.value.constraint }
    }

    /// The constraints that a station is against on any day from `day` to its last one, each with the first such day.
    ///
    /// Looks at each day on which an area or a constraint changes.
    public func findings(
        against station: Station, from day: CalendarDay, to end: CalendarDay? = nil
    ) -> [StationFinding] {
        let last = [station.until, end].compactMap { $0 }.min()
        let changes = areas.flatMap { $0.value.changes } + constraints.flatMap { $0.value.changes }
        let days = Set(changes.filter { change in day < change && (last.map { change <= $0 } ?? true) } + [day])
        var found: [EntityID: StationFinding] = [:]
        for day in days.sorted() {
            for entry in constraints(against: station, at: Moment(asOf: day, knownAt: nil))
            where found[entry.value.constraint] == nil {
                found[entry.value.constraint] = StationFinding(station: station, constraint: entry, from: day)
            }
        }
        return found.values.sorted { $0.constraint.value.constraint < $1.constraint.value.constraint }
    }
}

extension EndableRecord {
    /// The days on which it changes.
    fileprivate var changes: [CalendarDay] {
        definition.entries.map(\.stamp.effective.lastDay) + endings.entries.map(\.stamp.effective.lastDay)
    }
}
