/// What sources say of one figure: the claim that holds, the range of all, and the claims themselves.
public struct ReportedFigure: Codable, Hashable, Sendable {
    /// The claim that holds by the rule of precedence; missing where none is strong enough.
    public let holds: EntityID?
    /// The lowest figure that any claim gives.
    public let low: Int?
    /// The figure of the claim that holds.
    public let best: Int?
    /// The highest figure that any claim gives.
    public let high: Int?
    /// Every claim, by id.
    public let claims: [ClaimView]

    /// Puts it together.
    public init(holds: EntityID? = nil, low: Int? = nil, best: Int? = nil, high: Int? = nil, claims: [ClaimView]) {
        self.holds = holds
        self.low = low
        self.best = best
        self.high = high
        self.claims = claims
    }
}
