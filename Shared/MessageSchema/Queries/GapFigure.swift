/// What is missing in a slot, or in several, and what of it is accepted as a risk.
public struct GapFigure: Codable, Hashable, Sendable {
    /// What the figure is, in words.
    public let statement: String
    /// What is required less what is matched; unknown where what is required is.
    public let missing: Quantity
    /// How many of those are accepted as a risk; missing where none are, or nobody knows how many are missing.
    public let accepted: Int?
    /// What is missing and not accepted.
    public let open: Quantity
    /// How many more are matched than required, by the best figures; the slot is over-subscribed.
    public let excess: Int
    /// How many slots are left out of it, for what they require is not known.
    public let unknown: Int
    /// The events that it rests on.
    public let entries: [EventID]

    /// Puts it together.
    public init(
        statement: String, missing: Quantity, accepted: Int? = nil, open: Quantity, excess: Int, unknown: Int,
        entries: [EventID]
    ) {
        self.statement = statement
        self.missing = missing
        self.accepted = accepted
        self.open = open
        self.excess = excess
        self.unknown = unknown
        self.entries = entries
    }
}
