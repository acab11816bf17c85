import DomainModel
import MessageSchema

/// Sides that cannot all be so, on their way to an answer.
struct Disagreement {
    /// One side.
    struct Side {
        let says: String
        let service: ServiceName
        let subject: Subject
        var count: Quantity?
        var amount: Money?
        let stamp: EntryStamp
        var entries: [EventID]?
        var claim: KnownClaim?
    }

    let kind: ContradictionKind
    let figure: Coded<Figure>
    var of: Subject?
    let matter: String
    let sides: [Side]

    /// The answer: the side that holds first, and by which step of the rule (DOMAIN.md section 4).
    var view: ContradictionView? {
        let ordered = sides.sorted { left, right in
            if left.stamp.movesValues != right.stamp.movesValues { return left.stamp.movesValues }
            return left.stamp.outranks(right.stamp)
        }
        guard let first = ordered.first, ordered.count > 1 else { return nil }
        let second = ordered[1]
        let holds = first.stamp.movesValues
        let figures = sides.compactMap { $0.count?.figures }
        let amounts = sides.compactMap(\.amount)
        let isOneCurrency = Set(amounts.map(\.currency)).count == 1
        return ContradictionView(
            kind: .known(kind), figure: figure, of: of,
            statement: "\(matter): " + ordered.map(\.says).joined(separator: " against "),
            sides: ordered.enumerated().map { index, side in
                ContradictionSide(
                    says: side.says, service: .known(side.service), subject: side.subject, count: side.count,
                    amount: side.amount, holds: holds && index == 0, entry: EntryReference(side.stamp),
                    entries: side.entries)
            },
            because: holds
                ? "\(first.says) holds, because \(first.stamp.precedence(between: second.stamp).words)"
                : "no side holds: all are graded D–F or 4–6, which is shown and never moves a value",
            low: figures.map(\.lowest).min(), high: figures.map(\.highest).max(),
            lowAmount: isOneCurrency ? amounts.min { $0.minor < $1.minor } : nil,
            highAmount: isOneCurrency ? amounts.max { $0.minor < $1.minor } : nil,
            claims: ordered.compactMap { $0.claim?.view })
    }
}

extension KnownClaim {
    /// The claim as a side of a contradiction.
    var side: Disagreement.Side {
        Disagreement.Side(
            says: words, service: service, subject: Subject("claim", claim.claim), count: count, amount: claim.amount,
            stamp: stamp, claim: self)
    }

    /// How many it speaks of, with the words of the source.
    private var count: Quantity? {
        if let count = claim.count { return count }
        if case .unnamed(_, let count) = claim.party { return count }
        return nil
    }

    private var words: String {
        let publisher = stamp.provenance.best.map { " (\($0.publisher), \($0.grade))" } ?? ""
        let figure = claim.count.map(ChangeLine.quantity) ?? claim.amount?.description
        let text = claim.wording.map { "\"\($0.wire)\"" }
        let said = [figure, text].compactMap { $0 }.joined(separator: ", ")
        return (said.isEmpty ? claim.party?.description ?? claim.claim.wire : said) + publisher
    }
}
