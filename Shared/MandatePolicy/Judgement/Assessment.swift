public import MessageSchema

/// What all the rules on one contribution leave of it under some terms, and why.
public struct Assessment: Hashable, Sendable {
    /// What is left: the gravest of the findings.
    public let availability: Availability
    /// The findings that matter, by the rule's name.
    public let findings: [Finding]
    /// The assigned tasks for which it can be used, and where; none where it is suspended or withdrawn. Where that is
    /// undetermined it lists what is left if all that is open turns out well.
    public let usable: [UsableTask]

    /// Whether tasks are assigned of which none is left for it, though it is neither suspended nor withdrawn.
    public let leavesNoTask: Bool

    /// Combines the findings on one contribution; their order does not matter.
    public init(_ findings: some Sequence<Finding>, under terms: Terms) {
        self.init(ordered: findings.filter(\.matters).sorted { $0.rule.name < $1.rule.name }, under: terms)
    }

    /// Combines findings that matter and are in the order of their rules' names.
    init(ordered findings: [Finding], under terms: Terms) {
        let availability = findings.map(\.availability).max() ?? .untouched
        self.availability = availability
        self.findings = findings
        usable = availability >= .suspended ? [] : UsableTask.left(under: terms, by: findings.map(\.rule))
        leavesNoTask = availability < .suspended && usable.isEmpty && !terms.tasks.isEmpty
    }

    /// Tests rules under some terms.
    public init(rules: some Sequence<Rule>, under terms: Terms) {
        self.init(rules.map { Finding($0, under: terms) }, under: terms)
    }

    /// The findings that make it what it is; none where it is untouched.
    public var deciding: [Finding] { findings.filter { $0.availability == availability } }

    /// Why, in one line: "suspended: option `full` assigns …; Indonesia's caveat `no-combat` allows …", with the clauses
    /// of the findings that make it so; `nil` where it is untouched.
    public var statement: String? {
        guard availability != .untouched else { return nil }
        let clauses = deciding.flatMap(\.decidingSentences)
        return "\(availability.rawValue): \(clauses.joined(separator: "; and "))"
            + (leavesNoTask ? "; no assigned task is left for it" : "")
    }
}
