public import DomainModel
import MessageSchema

/// The lines that are offered at a moment, each with the rules that stand on it: what all options are tested against, so
/// that it is worked out once for all of them.
public struct OfferedLines: Sendable {
    /// One line.
    struct Line: Sendable {
        let standing: Boxed<LineStanding>
        /// Where its rules stand in the book.
        let rules: [Int]
    }

    /// The rules.
    public let book: RuleBook
    let lines: [Line]

    /// Looks the lines up. Those that are withdrawn, expired or home again are offered no more and are left out; those on
    /// hold are offered.
    public init(_ pledges: PledgesRecords, by book: RuleBook, at moment: Moment) {
        self.book = book
        lines = pledges.sortedPledges.filter { $0.exists(at: moment) }.flatMap { pledge in
            pledge.sortedLines.compactMap { line -> Line? in
                guard let standing = LineStanding(line, of: pledge, at: moment), standing.isOffered else { return nil }
                return Line(standing: Boxed(standing), rules: book.places(for: line.id, of: pledge))
            }
        }
    }

    /// How the lines stand, in the order of pledges and lines.
    public var standings: [LineStanding] { lines.map(\.standing.value) }

    /// How many lines stand under each rule, by the rule's name; rules without any are not in it.
    public var linesUnderRules: [RuleName: Int] {
        var counts: [RuleName: Int] = [:]
        for line in lines { for place in line.rules { counts[book.rules[place].name, default: 0] += 1 } }
        return counts
    }
}

extension LineStanding {
    /// Whether the line is still on offer: on the ladder and not home again, or on hold.
    public var isOffered: Bool { stage.term.map { $0.isActive || $0 == .onHold } ?? true }
}
