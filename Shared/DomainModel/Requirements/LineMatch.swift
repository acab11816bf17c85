public import MessageSchema

/// One entry of a line's match to a slot: how many of its people the slot has from then on.
public struct LineMatch: Codable, Hashable, Sendable {
    /// How many people; `nil` for the whole line, however large it becomes; 0 where the match ended.
    public let headcount: Int?
    /// Why it ended or changed hands.
    public let reason: Text?
    /// On what points the line does not fit the slot, as it was found when the match was made.
    public let reservations: [Text]?
    /// The words of the source.
    public let wording: Text?
    /// The line whose place it took.
    public let replaces: LineReference?
    /// The line that took its place.
    public let replacedBy: LineReference?

    /// Puts it together.
    public init(
        headcount: Int?, reason: Text? = nil, reservations: [Text]? = nil, wording: Text? = nil,
        replaces: LineReference? = nil,
        replacedBy: LineReference? = nil
    ) {
        self.headcount = headcount
        self.reason = reason
        self.reservations = reservations
        self.wording = wording
        self.replaces = replaces
        self.replacedBy = replacedBy
    }

    /// How much of the line it is.
    public var amount: MatchedAmount { headcount.map { .people($0) } ?? .whole }
}
