/// One rule's part in what is left of a line.
public struct RuleReason: Codable, Hashable, Sendable {
    /// Whose rule it is.
    public let kind: Coded<RuleKind>
    /// Its id among those.
    public let rule: EntityID
    /// What it leaves by itself.
    public let availability: Coded<Availability>
    /// The points on which it is broken or open, each one sentence.
    public let clauses: [String]

    /// Puts it together.
    public init(
        kind: Coded<RuleKind>, rule: EntityID, availability: Coded<Availability>, clauses: [String]
    ) {
        self.kind = kind
        self.rule = rule
        self.availability = availability
        self.clauses = clauses
    }
}
