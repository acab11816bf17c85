import HashTreeCollections
public import MessageSchema

extension PledgesRecords {
    /// The mandate as pledges knows it: its own copy, by which it decides.
    public var mandate: MandateRecords { takenIn.records }

    /// The caveats of a nation that are in force at a moment, by id.
    public func caveatsInForce(of nation: NationCode, at moment: Moment) -> [CaveatRecord] {
        (caveatsByNation[nation] ?? []).sorted().compactMap { caveats[$0] }.filter { $0.isInForce(at: moment) }
    }

    /// The pledges of a nation, by id.
    public func pledges(of nation: NationCode) -> [PledgeRecord] { sortedPledges.filter { $0.nation == nation } }
}
