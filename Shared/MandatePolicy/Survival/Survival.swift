public import DomainModel
import HashTreeCollections
import MessageSchema

/// Which lines survive some terms: untouched, restricted, undetermined, suspended or withdrawn, each with why (DOMAIN.md
/// section 1, question 3). Lines that are withdrawn, expired or home again are offered no more and are not looked at; those
/// on hold are.
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
        let judged = book.judged(under: terms)
        self.terms = terms
        let lines = pledges.sortedPledges.filter { $0.exists(at: moment) }.flatMap { pledge in
            pledge.sortedLines.compactMap { line -> AssessedLine? in
                guard let standing = LineStanding(line, of: pledge, at: moment), standing.isOffered else { return nil }
                return AssessedLine(standing: standing, assessment: judged.assessment(of: line.id, in: pledge))
            }
        }
        self.lines = lines
        let byAvailability = Dictionary(grouping: lines, by: \.assessment.availability)
        groups = Availability.allCases.map { SurvivalGroup($0, byAvailability[$0] ?? []) }
        broken = judged.broken
    }

    /// The lines of which so much is left.
    public func group(_ availability: Availability) -> SurvivalGroup {
        groups.first { $0.availability == availability } ?? SurvivalGroup(availability, [])
    }
}

extension LineStanding {
    /// Whether the line is still on offer: on the ladder and not home again, or on hold.
    public var isOffered: Bool { stage.term.map { $0.isActive || $0 == .onHold } ?? true }
}
