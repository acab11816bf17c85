/// What rules leave of a line at a moment, under the assignment in force, and why.
public struct LineAvailability: Codable, Hashable, Sendable {
    /// What is left.
    public let availability: Coded<Availability>
    /// Why, in one line: "suspended: option `full` assigns …; Indonesia's caveat `no-combat` allows …"; missing where it is
    /// untouched.
    public let statement: String?
    /// Each rule that matters, with its clauses.
    public let reasons: [RuleReason]
    /// The assigned tasks for which it can be used, and where.
    public let usable: [UsableTask]
    /// The events that state the rules.
    public let entries: [EventID]

    /// Puts it together.
    public init(
        availability: Coded<Availability>, statement: String? = nil, reasons: [RuleReason], usable: [UsableTask],
        entries: [EventID]
    ) {
        self.availability = availability
        self.statement = statement
        self.reasons = reasons
        self.usable = usable
        self.entries = entries
    }
}
