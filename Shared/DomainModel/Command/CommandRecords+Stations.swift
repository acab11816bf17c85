public import MessageSchema

extension CommandRecords {
    /// The stations that were there at a moment, by id; one whose last day lies behind is not.
    public func stations(at moment: Moment) -> [Timeline<StationStep>.Entry] {
        stations.keys.sorted().compactMap { id in
            guard let entry = stations[id]?.entry(at: moment), let place = entry.value.place else { return nil }
            if let until = place.until, let day = moment.asOf, until < day { return nil }
            return entry
        }
    }

    /// What the station that holds last is against, by everything that is known; none where it ended.
    public func findings(of station: EntityID) -> [StationFinding] {
        guard let entry = stations[station]?.entry(at: .everything), let place = entry.value.place else { return [] }
        return mandate.findings(against: place, from: entry.stamp.effective.lastDay)
    }
}
