public import DomainModel
import MessageSchema

/// What changes for the same lines from one assignment to another: which lines change group, and which rules come to be
/// broken or are no longer.
public struct SurvivalDifference: Sendable {
    /// The lines that change group, in the order of pledges and lines.
    public let moves: [Move]
    /// What is broken or open under the second and was less so, or not at all, under the first; by the rule's name.
    public let newlyBroken: [Finding]
    /// What is less broken under the second than it was under the first: what it was; by the rule's name.
    public let noLongerBroken: [Finding]

    /// A line that changes group.
    public struct Move: Sendable {
        /// The line.
        public let standing: LineStanding
        /// What was left of it under the first.
        public let from: Assessment
        /// What is left under the second.
        public let to: Assessment

        /// Whether less is left than was.
        public var isGraver: Bool { from.availability < to.availability }

        /// Why: the clauses that make the graver of the two sides what it is.
        public var clauses: [String] { (isGraver ? to : from).deciding.flatMap(\.decidingSentences) }
    }

    /// Compares what two assignments leave of the same lines at the same moment; lines that only one knows are passed over.
    public init(from first: Survival, to second: Survival) {
        moves = Self.pairs(first.lines, second.lines).compactMap { before, after in
            before.assessment.availability == after.assessment.availability
                ? nil : Move(standing: after.standing, from: before.assessment, to: after.assessment)
        }
        newlyBroken = Self.graver(in: second.broken, than: first.broken)
        noLongerBroken = Self.graver(in: first.broken, than: second.broken)
    }

    /// The lines of which less is left.
    public var graver: [Move] { moves.filter(\.isGraver) }

    /// The lines of which more is left.
    public var lighter: [Move] { moves.filter { !$0.isGraver } }

    private static func pairs(
        _ first: [AssessedLine], _ second: [AssessedLine]
    ) -> [(AssessedLine, AssessedLine)] {
        let isAligned = first.count == second.count && zip(first, second).allSatisfy { $0.name == $1.name }
        if isAligned { return Array(zip(first, second)) }
        let byName = Dictionary(first.map { ($0.name, $0) }) { line, _ in line }
        return second.compactMap { line in byName[line.name].map { ($0, line) } }
    }

    private static func graver(in findings: [Finding], than others: [Finding]) -> [Finding] {
        let known = Dictionary(others.map { ($0.rule.name, $0.availability) }) { first, _ in first }
        return findings.filter { (known[$0.rule.name] ?? .untouched) < $0.availability }
    }
}

extension AssessedLine {
    /// How the line is called.
    fileprivate var name: [EntityID] { [standing.pledge, standing.line] }
}
