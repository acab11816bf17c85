public import MessageSchema

/// A line that could fill a slot, with all that speaks for and against it.
public struct Proposal: Hashable, Sendable {
    /// The slot.
    public let requirement: EntityID
    /// The line, with what of it is free.
    public let line: LineAllocation
    /// Its place in the ranking, from 1 for the best.
    public let rank: Int
    /// How many points speak against it: the more, the worse. Lines of one slot, and slots of one line, are ranked by it.
    public let penalty: Int
    /// How many people it would bring: what is free, no more than is missing; `nil` where either is not known.
    public let fills: Int?
    /// Why and why not, point by point.
    public let reasons: [FitReason]
}
