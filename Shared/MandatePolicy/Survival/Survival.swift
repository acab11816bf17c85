public import DomainModel
public import MessageSchema

/// Which lines survive some terms: untouched, restricted, undetermined, suspended or withdrawn, each with why (DOMAIN.md
/// section 1, question 3).
public struct Survival: Sendable {
    /// The terms.
    public let terms: Terms
    /// Every line that is offered, in the order of pledges and lines.
    public let lines: [AssessedLine]
    /// One group for each availability, from untouched to withdrawn, also where it is empty.
    public let groups: [SurvivalGroup]
    /// What each rule that is broken or open comes to, also those of nations that offer nothing yet.
    public let broken: [Finding]

    /// Tests every line that is offered at a moment.
    public init(of pledges: PledgesRecords, by book: RuleBook, under terms: Terms, at moment: Moment) {
        self.init(of: OfferedLines(pledges, by: book, at: moment), under: terms)
    }

    /// Tests lines that are looked up.
    public init(of offered: OfferedLines, under terms: Terms) {
        let judged = offered.book.judged(under: terms)
        self.terms = terms
        lines = offered.lines.map {
            AssessedLine(line: $0.standing, assessment: judged.assessment(by: $0.rules))
        }
        let byAvailability = Dictionary(grouping: lines, by: \.assessment.availability)
        groups = Availability.allCases.map { SurvivalGroup($0, byAvailability[$0] ?? []) }
        broken = judged.broken
    }

    /// The lines of which so much is left.
    public func group(_ availability: Availability) -> SurvivalGroup {
        groups.first { $0.availability == availability } ?? SurvivalGroup(availability, [])
    }
}
