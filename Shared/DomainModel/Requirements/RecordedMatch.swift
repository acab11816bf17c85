public import MessageSchema

/// A match as it is on record for a line at a moment, whether or not it counts.
public struct RecordedMatch: Hashable, Sendable {
    /// The slot.
    public let requirement: EntityID
    /// How much of the line, parts that left it taken into account.
    public internal(set) var amount: MatchedAmount
    /// The entry that holds; for a part that took its match along the entry of the line that it came from.
    public let entry: Timeline<LineMatch>.Entry
    /// Whether the line took it along from the line that it was split from.
    public let isInherited: Bool
    /// The events that say so: the entry and the splits.
    public internal(set) var references: [EventID]
}
