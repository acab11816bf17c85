public import MessageSchema

/// A match that would not fit the size of its line.
public struct MatchConflict: Hashable, Sendable {
    /// The day on which.
    public let day: CalendarDay
    /// The line.
    public let line: LineReference
    /// The slot.
    public let requirement: EntityID
    /// How many of the line the slot would have on record.
    public let recorded: MatchedAmount
    /// How many would be left for it.
    public let share: Int
}
