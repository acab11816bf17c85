/// What moves from one line to another in one slot.
public struct MatchMove: Codable, Hashable, Sendable {
    /// The slot.
    public let requirement: EntityID
    /// How many people move; missing where a line of unknown size moves whole.
    public let moved: Int?
    /// How many people of the replaced line the slot keeps.
    public let remaining: Int
    /// How many people of the other line the slot then has; the whole line where missing.
    public let taken: Int?

    /// Puts it together.
    public init(requirement: EntityID, moved: Int? = nil, remaining: Int, taken: Int? = nil) {
        self.requirement = requirement
        self.moved = moved
        self.remaining = remaining
        self.taken = taken
    }
}
