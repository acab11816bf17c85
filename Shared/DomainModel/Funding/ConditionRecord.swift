public import MessageSchema

/// What is kept of a donor's condition: what was declared, and whether it was lifted.
public struct ConditionRecord: Codable, Hashable, Sendable {
    /// The condition as it was declared.
    public let condition: FundingCondition
    /// Where the declaration comes from.
    public let declared: EntryStamp
    /// Every word that it was lifted.
    public private(set) var lifting = Timeline<FundingConditionLifting>()

    init(_ condition: FundingCondition, _ stamp: EntryStamp) {
        self.condition = condition
        declared = stamp
    }

    mutating func lift(_ lifting: FundingConditionLifting, _ stamp: EntryStamp) { self.lifting.insert(lifting, stamp) }

    /// Whether it holds at a moment: declared by a source that counts, not lifted, and the moment's day within `from` and
    /// `until`; a moment without a day passes over those.
    public func isInForce(at moment: Moment) -> Bool {
        guard moment.includes(declared), declared.movesValues, lifting.entry(at: moment) == nil else { return false }
        guard let day = moment.asOf else { return true }
        return (condition.from.map { $0.firstDay <= day } ?? true)
            && (condition.until.map { day <= $0.lastDay } ?? true)
    }

    /// Whether it applies to a contribution: those it names, or all of its donor's.
    public func covers(_ contribution: EntityID, of donor: Party?) -> Bool {
        if let named = condition.contributions { return named.contains(contribution) }
        guard let code = condition.party.code else { return condition.party == donor }
        return code == donor?.code
    }
}
