public import MessageSchema

/// What is stated of what rules leave of a line or of a contribution.
public struct StatedAvailability: Codable, Hashable, Sendable {
    /// What is left.
    public let availability: Coded<Availability>
    /// The rules that matter and their clauses.
    public let clauses: [AvailabilityClause]
    /// The tasks for which it can be used, where that is not all.
    public let usable: [UsableTask]?
    /// How much of both is left out.
    public let leftOut: Int?

    /// Before anything was stated.
    public static let untouched = StatedAvailability(
        availability: .known(.untouched), clauses: [], usable: nil, leftOut: nil)

    /// Puts it together.
    public init(
        availability: Coded<Availability>, clauses: [AvailabilityClause], usable: [UsableTask]?, leftOut: Int?
    ) {
        self.availability = availability
        self.clauses = clauses
        self.usable = usable
        self.leftOut = leftOut
    }

    /// What a statement about lines says.
    public init(_ statement: AvailabilityStatement) {
        self.init(
            availability: statement.availability, clauses: statement.clauses, usable: statement.usable,
            leftOut: statement.leftOut)
    }

    /// What a statement about a contribution says.
    public init(_ statement: ContributionStatement) {
        self.init(
            availability: statement.availability, clauses: statement.clauses, usable: statement.usable,
            leftOut: statement.leftOut)
    }

    /// What an assessment comes to on the wire, within a budget of bytes: an event has at most 64 KiB, and up to 200 lines
    /// are named in it beside this.
    public init(_ assessment: Assessment) {
        availability = .known(assessment.availability)
        var (room, omitted) = (Self.budget, 0)
        clauses = assessment.findings.map { finding in
            var kept: [Text] = []
            for clause in finding.clauses {
                let text = String(clause.prefix(600))
                guard room > text.utf8.count, let text = try? Text(wire: text) else {
                    omitted += 1
                    continue
                }
                room -= text.wire.utf8.count
                kept.append(text)
            }
            room -= 150
            return AvailabilityClause(
                kind: .known(finding.rule.name.kind), rule: finding.rule.name.id,
                availability: .known(finding.availability), clauses: kept)
        }.enumerated().compactMap { place, clause in
            if place < Self.rules { return clause }
            omitted += 1 + clause.clauses.count
            return nil
        }
        var left: [UsableTask] = []
        if assessment.availability > .untouched, assessment.availability < .suspended {
            var room = Self.budget
            for task in assessment.usable {
                room -= 120 + 70 * ((task.areas?.count ?? 0) + (task.exceptAreas?.count ?? 0))
                if room > 0 { left.append(task) } else { omitted += 1 }
            }
            usable = left
        } else {
            usable = nil
        }
        leftOut = omitted == 0 ? nil : omitted
    }

    /// The bytes for clauses, and again for tasks.
    private static var budget: Int { 16_000 }
    /// The most rules that are named.
    private static var rules: Int { 60 }
}
