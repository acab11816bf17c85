/// One rule that changes what a contribution can be used for, with the clause in words.
public struct AvailabilityClause: Codable, Hashable, Sendable {
    /// Whose rule it is.
    public let kind: Coded<RuleKind>
    /// Its id among those.
    public let rule: EntityID
    /// What the rule by itself leaves.
    public let availability: Coded<Availability>
    /// Why, each point one sentence that names both sides; at most ten.
    public let clauses: [Text]

    /// Puts it together.
    public init(
        kind: Coded<RuleKind>, rule: EntityID, availability: Coded<Availability>, clauses: [Text]
    ) {
        self.kind = kind
        self.rule = rule
        self.availability = availability
        self.clauses = clauses
    }
}
