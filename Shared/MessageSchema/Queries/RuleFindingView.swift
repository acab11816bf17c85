/// A caveat or constraint that is broken or open under an option.
public struct RuleFindingView: Codable, Hashable, Sendable {
    /// Whose rule it is.
    public let kind: Coded<RuleKind>
    /// Its id among those.
    public let rule: EntityID
    /// Whose it is, in words.
    public let holder: String
    /// The nation; missing where none is named, or it is not a nation's.
    public let nation: NationCode?
    /// What it does to availability where it is broken.
    public let effect: Coded<CaveatEffect>
    /// What it leaves of what it applies to.
    public let availability: Coded<Availability>
    /// Whether it hangs on what nobody knows, rather than being broken.
    public let open: Bool
    /// The points on which it is broken or open, each one sentence.
    public let clauses: [String]
    /// The words of whoever set it.
    public let wording: Text
    /// How many offered lines stand under it; 0 where its nation offers nothing yet, or is not named.
    public let lines: Int
    /// The events that state it.
    public let entries: [EventID]

    /// Puts it together.
    public init(
        kind: Coded<RuleKind>, rule: EntityID, holder: String, nation: NationCode? = nil, effect: Coded<CaveatEffect>,
        availability: Coded<Availability>, open: Bool, clauses: [String], wording: Text, lines: Int, entries: [EventID]
    ) {
        self.kind = kind
        self.rule = rule
        self.holder = holder
        self.nation = nation
        self.effect = effect
        self.availability = availability
        self.open = open
        self.clauses = clauses
        self.wording = wording
        self.lines = lines
        self.entries = entries
    }
}
