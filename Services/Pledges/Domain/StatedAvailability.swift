import MandatePolicy
public import MessageSchema

/// What was last stated of what rules leave of a line.
public struct StatedAvailability: Codable, Hashable, Sendable {
    /// What is left.
    public let availability: Coded<Availability>
    /// The rules that matter and their clauses.
    let clauses: [AvailabilityClause]
    /// The tasks for which it can be used, where that is not all.
    let usable: [UsableTask]?

    /// Before anything was stated.
    static let untouched = StatedAvailability(availability: .known(.untouched), clauses: [], usable: nil)

    init(availability: Coded<Availability>, clauses: [AvailabilityClause], usable: [UsableTask]?) {
        self.availability = availability
        self.clauses = clauses
        self.usable = usable
    }

    init(_ statement: AvailabilityStatement) {
        self.init(availability: statement.availability, clauses: statement.clauses, usable: statement.usable)
    }

    /// What an assessment comes to on the wire: at most twenty rules with ten clauses each, so that an event stays short.
    init(_ assessment: Assessment) {
        availability = .known(assessment.availability)
        clauses = assessment.findings.prefix(20).map { finding in
            AvailabilityClause(
                kind: .known(finding.rule.name.kind), rule: finding.rule.name.id,
                availability: .known(finding.availability),
                clauses: finding.clauses.prefix(10).compactMap { try? Text(wire: String($0.prefix(800))) })
        }
        usable =
            assessment.availability == .untouched || assessment.availability >= .suspended
            ? nil : Array(assessment.usable.prefix(100))
    }
}
