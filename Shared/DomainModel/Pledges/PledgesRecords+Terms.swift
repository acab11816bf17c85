import HashTreeCollections
public import MessageSchema

extension PledgesRecords {
    /// Whether a fact of mandate's is taken in already, or is older than one about the same entity that is.
    public func covers(_ term: MandateTermTaking) -> Bool {
        guard let known = terms[term.about], known.log == term.origin.log else { return false }
        return (known.epoch, known.sequence) >= (term.origin.epoch, term.origin.sequence)
    }

    /// The caveats of a nation that are in force at a moment, by id.
    public func caveatsInForce(of nation: NationCode, at moment: Moment) -> [CaveatRecord] {
        (caveatsByNation[nation] ?? []).sorted().compactMap { caveats[$0] }.filter { $0.isInForce(at: moment) }
    }

    /// The pledges of a nation, by id.
    public func pledges(of nation: NationCode) -> [PledgeRecord] { sortedPledges.filter { $0.nation == nation } }
}
