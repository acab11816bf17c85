public import MessageSchema

/// A match with what it comes to within the size of its line at a moment.
public struct AllocatedMatch: Hashable, Sendable {
    /// What is on record.
    public let recorded: RecordedMatch
    /// How many of the line's people fall to it, no more than there are; unknown where the line's size is. `nil` where
    /// the slot is not open, so that nothing is kept for it.
    public let share: Quantity?
    /// Whether it falls short of what is on record, for the line is no longer that large.
    public let isCapped: Bool
    /// Why it fills nothing; `nil` where it does.
    public let exclusion: MatchExclusion?

    /// What the slot has of it now; `nil` where it fills nothing.
    public var counted: Quantity? { exclusion == nil ? share : nil }
}
