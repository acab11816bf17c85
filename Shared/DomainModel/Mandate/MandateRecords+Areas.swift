public import MessageSchema

extension MandateRecords {
    /// The areas that were in use at a moment, by id.
    public func areas(at moment: Moment) -> [Timeline<Area>.Entry] {
        areas.sorted { $0.key < $1.key }.compactMap { $0.value.shown(at: moment) }
    }

    /// Every area that was there at a moment, retired or not, by id: what lies in a retired area still lies there.
    public func everyArea(at moment: Moment) -> [Timeline<Area>.Entry] {
        areas.sorted { $0.key < $1.key }.compactMap { $0.value.entry(at: moment) }
    }

    /// The areas that contain an area at a moment, the nearest first; without the area itself.
    ///
    /// Goes on through areas that are retired. Ends at the root, at an area that was not there yet, and where entries learned at different times would lead
    /// round in a circle.
    public func ancestors(of area: EntityID, at moment: Moment) -> [EntityID] {
        var chain: [EntityID] = []
        var seen: Set<EntityID> = [area]
        var current = area
        while let parent = areas[current]?.entry(at: moment)?.value.within, seen.insert(parent).inserted {
            chain.append(parent)
            current = parent
        }
        return chain
    }

    /// Whether an area lies within another at a moment; every area lies within itself.
    public func isWithin(_ area: EntityID, of ancestor: EntityID, at moment: Moment) -> Bool {
        area == ancestor || ancestors(of: area, at: moment).contains(ancestor)
    }

    /// The areas in use that lie directly within an area at any time from a day on, until the area itself is next
    /// defined; by id.
    public func areas(directlyWithin area: EntityID, from day: CalendarDay) -> [EntityID] {
        let until = areas[area].flatMap { nextDefinition(of: $0, after: day) }
        return areas.filter { _, record in
            let changes = record.definition.entries.map(\.stamp) + record.endings.entries.map(\.stamp)
            let days = [day] + changes.map(\.effective.lastDay).filter { day < $0 && $0.isBefore(until) }
            return days.contains { record.inPlace(at: Moment(asOf: $0, knownAt: nil))?.value.within == area }
        }.map(\.key).sorted()
    }

    /// The retirement of an area that holds on a day, or comes to hold before an area that would lie in it from that day
    /// on is next defined; `nil` where there is none.
    public func retirement(
        of parent: EntityID, from day: CalendarDay, whileContaining area: EntityID
    ) -> Timeline<AreaRetirement>.Entry? {
        guard let record = areas[parent] else { return nil }
        let until = areas[area].flatMap { nextDefinition(of: $0, after: day) }
        let days = record.endings.entries.map(\.stamp.effective.lastDay)
            .filter { day < $0 && $0.isBefore(until) }
        return ([day] + days.sorted()).lazy.compactMap { record.ending(at: Moment(asOf: $0, knownAt: nil)) }.first
    }

    private func nextDefinition(of record: AreaRecord, after day: CalendarDay) -> CalendarDay? {
        record.definition.entries.first { $0.stamp.movesValues && day < $0.stamp.effective.lastDay }?.stamp.effective
            .lastDay
    }

    /// Whether an area would come to contain itself if from a day on it lay within `parent`.
    ///
    /// Looks at every day from then on at which any area changes, until the area itself is next defined: a change that
    /// is put in the past must not close a circle later.
    public func wouldCircle(_ area: EntityID, within parent: EntityID, from day: CalendarDay) -> Bool {
        if parent == area { return true }
        let until = areas[area].flatMap { nextDefinition(of: $0, after: day) }
        var days = [day]
        for (_, record) in areas {
            for entry in record.definition.entries {
                let change = entry.stamp.effective.lastDay
                if day < change, until.map({ change < $0 }) ?? true { days.append(change) }
            }
        }
        return Set(days).contains { isWithin(parent, of: area, at: Moment(asOf: $0, knownAt: nil)) }
    }
}

extension CalendarDay {
    /// Whether it lies before a day; every day does where there is none.
    fileprivate func isBefore(_ other: CalendarDay?) -> Bool { other.map { self < $0 } ?? true }
}
