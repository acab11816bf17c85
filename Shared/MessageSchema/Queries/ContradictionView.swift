/// Things that cannot all be so: claims on one figure, entries of one timeline by different publishers, or a claim
/// against what is counted; all sides are kept.
public struct ContradictionView: Codable, Hashable, Sendable {
    /// What stands against what.
    public let kind: Coded<ContradictionKind>
    /// The figure.
    public let figure: Coded<Figure>
    /// The entity whose figure it is; the operation as a whole where missing.
    public let of: Subject?
    /// What is contradicted, in words.
    public let statement: String
    /// Every side, the one that holds first.
    public let sides: [ContradictionSide]
    /// Why the first side holds against the second, by the first step of the rule that tells them apart.
    public let because: String
    /// The lowest number that a side gives.
    public let low: Int?
    /// The highest number that a side gives.
    public let high: Int?
    /// The lowest amount that a side gives.
    public let lowAmount: Money?
    /// The highest amount that a side gives.
    public let highAmount: Money?
    /// The sides that are claims, the one that holds first.
    public let claims: [ClaimView]

    /// Puts it together.
    public init(
        kind: Coded<ContradictionKind>, figure: Coded<Figure>, of: Subject? = nil, statement: String,
        sides: [ContradictionSide], because: String, low: Int? = nil, high: Int? = nil, lowAmount: Money? = nil,
        highAmount: Money? = nil, claims: [ClaimView]
    ) {
        self.kind = kind
        self.figure = figure
        self.of = of
        self.statement = statement
        self.sides = sides
        self.because = because
        self.low = low
        self.high = high
        self.lowAmount = lowAmount
        self.highAmount = highAmount
        self.claims = claims
    }
}
