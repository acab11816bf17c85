/// Claims that say different things of one figure; all of them are kept.
public struct ContradictionView: Codable, Hashable, Sendable {
    /// The figure.
    public let figure: Coded<Figure>
    /// The entity whose figure it is; the operation as a whole where missing.
    public let of: Subject?
    /// What is contradicted, in words.
    public let statement: String
    /// The claims, the one that holds first.
    public let claims: [ClaimView]

    /// Puts it together.
    public init(figure: Coded<Figure>, of: Subject? = nil, statement: String, claims: [ClaimView]) {
        self.figure = figure
        self.of = of
        self.statement = statement
        self.claims = claims
    }
}
