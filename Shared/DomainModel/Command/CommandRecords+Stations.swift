import HashTreeCollections
public import MessageSchema

/// Who is based where, and what of the mandate speaks against it (DOMAIN.md section 2, command: a station is checked
/// against mandate constraints).
extension CommandRecords {
    /// The stations that were there at a moment, by id; one whose last day lies behind is not.
    public func stations(at moment: Moment) -> [Timeline<StationStep>.Entry] {
        stations.keys.sorted().compactMap { id in
            guard let entry = stations[id]?.entry(at: moment), let place = entry.value.place else { return nil }
            if let until = place.until, let day = moment.asOf, until < day { return nil }
            return entry
        }
    }

    /// Whether an area lies within another at a moment; every area lies within itself.
    public func isWithin(_ area: EntityID, _ ancestor: EntityID, at moment: Moment) -> Bool {
        var seen: Set<EntityID> = [area]
        var current = area
        while current != ancestor {
            guard let parent = areas[current]?.timeline.value(at: moment)?.within, seen.insert(parent).inserted else {
                return false
            }
            current = parent
        }
        return true
    }

    /// The constraints that a station is against at a moment, by id.
    ///
    /// One on stationing binds everybody; one on deployment binds units only.
    public func constraints(against station: Station, at moment: Moment) -> [Timeline<CommandConstraintNote>.Entry] {
        constraints.keys.sorted().compactMap { id in
            guard let entry = constraints[id]?.timeline.entry(at: moment), let note = entry.value.note else {
                return nil
            }
            guard note.kind == .known(.stationing) || (note.kind == .known(.deployment) && station.unit != nil),
                note.nations?.contains(station.nation) ?? true,
                note.areas.contains(where: { isWithin(station.area, $0, at: moment) })
            else { return nil }
            return Timeline<CommandConstraintNote>.Entry(value: note, stamp: entry.stamp)
        }
    }

    /// The constraints that a station is against on any day from `day` to its last one, each with the first such day.
    ///
    /// Looks at each day on which an area or a constraint changes.
    public func findings(
        against station: Station, from day: CalendarDay, to end: CalendarDay? = nil
    ) -> [StationFinding] {
        let last = [station.until, end].compactMap { $0 }.min()
        var days: Set<CalendarDay> = [day]
        func add(_ change: CalendarDay) {
            if day < change, last.map({ change <= $0 }) ?? true { days.insert(change) }
        }
        for (_, area) in areas { for entry in area.timeline.entries { add(entry.stamp.effective.lastDay) } }
        for (_, rule) in constraints { for entry in rule.timeline.entries { add(entry.stamp.effective.lastDay) } }
        var found: [EntityID: StationFinding] = [:]
        for day in days.sorted() {
            for entry in constraints(against: station, at: Moment(asOf: day, knownAt: nil))
            where found[entry.value.constraint] == nil {
                found[entry.value.constraint] = StationFinding(station: station, constraint: entry, from: day)
            }
        }
        return found.values.sorted { $0.constraint.value.constraint < $1.constraint.value.constraint }
    }

    /// What the station that holds last is against, by everything that is known; none where it ended.
    public func findings(of station: EntityID) -> [StationFinding] {
        guard let entry = stations[station]?.entry(at: .everything), let place = entry.value.place else { return [] }
        return findings(against: place, from: entry.stamp.effective.lastDay)
    }
}
