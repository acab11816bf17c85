import HashTreeCollections
public import MessageSchema

/// What is kept of a caveat: what was declared, and whether it was lifted.
public struct CaveatRecord: Codable, Hashable, Sendable {
    /// The caveat as it was declared.
    public let caveat: Caveat
    /// Where the declaration comes from.
    public let declared: EntryStamp
    /// Every word that it was lifted.
    public internal(set) var lifting: Timeline<CaveatLifting>

    init(_ caveat: Caveat, _ stamp: EntryStamp) {
        self.caveat = caveat
        declared = stamp
        lifting = Timeline()
    }

    /// Whether the caveat was declared by a moment and known.
    public func exists(at moment: Moment) -> Bool { moment.includes(declared) }

    /// Whether it was lifted by a moment.
    public func isLifted(at moment: Moment) -> Bool { lifting.entry(at: moment) != nil }

    /// Whether it holds at a moment: declared by a source that counts, not lifted, and the moment's day within `from`
    /// and `until`. A moment without a day asks for what holds at any time, so those are not looked at.
    public func isInForce(at moment: Moment) -> Bool {
        guard exists(at: moment), declared.movesValues, !isLifted(at: moment) else { return false }
        guard let day = moment.asOf else { return true }
        return (caveat.from.map { $0.firstDay <= day } ?? true) && (caveat.until.map { day <= $0.lastDay } ?? true)
    }

    /// Whether it applies to a line of its nation, by its scope alone.
    public func covers(line: EntityID, of pledge: PledgeRecord) -> Bool {
        guard caveat.party.code == pledge.nation else { return false }
        guard let scope = caveat.scope else { return true }
        return scope.contains { entry in
            guard entry.pledge == pledge.id else { return false }
            guard let lines = entry.lines else { return true }
            // A part keeps the limits of the line that it came from.
            var (current, remaining) = (Optional(line), pledge.lines.count)
            while let candidate = current, remaining > 0 {
                if lines.contains(candidate) { return true }
                current = pledge.lines[candidate]?.origin
                remaining -= 1
            }
            return false
        }
    }
}
