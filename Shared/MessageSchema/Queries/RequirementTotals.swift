/// All open slots together.
public struct RequirementTotals: Codable, Hashable, Sendable {
    /// How many there are.
    public let slots: Int
    /// How many have all they require.
    public let filled: Int
    /// Those that no line fills: required capabilities without an offer.
    public let empty: [EntityID]
    /// Those that have more than they require.
    public let overSubscribed: [EntityID]
    /// What they require; its lines are the slots.
    public let required: StrengthFigure
    /// What fills them, firm or not.
    public let matched: StrengthFigure
    /// What of it is committed or beyond.
    public let nominal: StrengthFigure
    /// What of it is on the ground.
    public let inTheatre: StrengthFigure
    /// What is missing, accepted and open, each slot by itself: what one has too many fills no other.
    public let gap: GapFigure

    /// Puts it together.
    public init(
        slots: Int, filled: Int, empty: [EntityID], overSubscribed: [EntityID], required: StrengthFigure,
        matched: StrengthFigure, nominal: StrengthFigure, inTheatre: StrengthFigure, gap: GapFigure
    ) {
        self.slots = slots
        self.filled = filled
        self.empty = empty
        self.overSubscribed = overSubscribed
        self.required = required
        self.matched = matched
        self.nominal = nominal
        self.inTheatre = inTheatre
        self.gap = gap
    }
}
