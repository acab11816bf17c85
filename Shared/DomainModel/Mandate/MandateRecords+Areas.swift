import HashTreeCollections
public import MessageSchema

extension MandateRecords {
    /// The areas that were there at a moment, by id.
    public func areas(at moment: Moment) -> [Timeline<Area>.Entry] {
        areas.sorted { $0.key < $1.key }.compactMap { $0.value.entry(at: moment) }
    }

    /// The areas that contain an area at a moment, the nearest first; without the area itself.
    ///
    /// Ends at the root, at an area that was not there yet, and where entries learned at different times would lead
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

    /// Whether an area would come to contain itself if from a day on it lay within `parent`.
    ///
    /// Looks at every day from then on at which any area changes, until the area itself is next defined: a change that
    /// is put in the past must not close a circle later.
    public func wouldCircle(_ area: EntityID, within parent: EntityID, from day: CalendarDay) -> Bool {
        if parent == area { return true }
        let next = areas[area]?.definition.entries.first { $0.stamp.movesValues && day < $0.stamp.effective.lastDay }
        let until = next?.stamp.effective.lastDay
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
