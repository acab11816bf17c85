import HashTreeCollections
public import MessageSchema

extension PledgesRecords {
    /// Whether this very fact of mandate's is taken in already. One that was recorded earlier and comes late, because it
    /// could not be taken in at first, is not: it has its own place on the timeline.
    public func covers(_ term: MandateTermTaking) -> Bool { terms[term.about]?.contains(term.origin) ?? false }

    /// The caveats of a nation that are in force at a moment, by id.
    public func caveatsInForce(of nation: NationCode, at moment: Moment) -> [CaveatRecord] {
        (caveatsByNation[nation] ?? []).sorted().compactMap { caveats[$0] }.filter { $0.isInForce(at: moment) }
    }

    /// The pledges of a nation, by id.
    public func pledges(of nation: NationCode) -> [PledgeRecord] { sortedPledges.filter { $0.nation == nation } }
}
