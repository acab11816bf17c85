import DomainModel
import MessageSchema

extension Answers {
    /// Claims on one figure that differ on the same date, and claims on any figures of which one names the other; both
    /// sides are kept.
    func contradictions() -> [ContradictionView] {
        Self.conflicting(claims).compactMap { members in
            let ordered = members.sorted { left, right in
                if left.stamp.movesValues != right.stamp.movesValues { return left.stamp.movesValues }
                return left.stamp.outranks(right.stamp)
            }
            guard let first = ordered.first else { return nil }
            let ids = ordered.map(\.claim.claim.wire).joined(separator: ", ")
            return ContradictionView(
                figure: first.claim.figure, of: first.claim.of,
                statement: "claims \(ids) say different things of \(first.claim.figure.wire)"
                    + (first.claim.of.map { " of \($0.wire)" } ?? ""), claims: ordered.map(\.view))
        }
        .sorted { left, right in
            (left.figure.wire, left.of?.wire ?? "", left.statement)
                < (right.figure.wire, right.of?.wire ?? "", right.statement)
        }
    }

    /// The sets of claims that hang together by contradicting each other.
    private static func conflicting(_ claims: [KnownClaim]) -> [[KnownClaim]] {
        var unplaced = Array(claims.indices)
        var sets: [[KnownClaim]] = []
        while let start = unplaced.first {
            unplaced.removeFirst()
            var (members, reached) = ([start], 0)
            while reached < members.count {
                let current = claims[members[reached]]
                reached += 1
                let found = unplaced.filter { current.contradicts(claims[$0]) }
                members += found
                unplaced.removeAll { found.contains($0) }
            }
            if members.count > 1 { sets.append(members.sorted().map { claims[$0] }) }
        }
        return sets
    }
}

extension KnownClaim {
    /// Whether two claims cannot both be so.
    func contradicts(_ other: KnownClaim) -> Bool {
        if service == other.service, names(other) || other.names(self) { return true }
        guard claim.figure == other.claim.figure, claim.of == other.claim.of, speaksOfSameDate(as: other),
            claim.stage == other.claim.stage, claim.by == other.claim.by
        else { return false }
        // A sum that one party gave says nothing of another's; a number of nations is one number, whoever words it.
        if let amount = claim.amount, let otherAmount = other.claim.amount {
            return claim.party == other.claim.party && amount.currency == otherAmount.currency && amount != otherAmount
        }
        if let figures, let otherFigures = other.figures {
            return claim.party?.code == other.claim.party?.code && figures.headline != otherFigures.headline
        }
        return false
    }

    private func names(_ other: KnownClaim) -> Bool { claim.contradicts?.contains(other.claim.claim) ?? false }

    private func speaksOfSameDate(as other: KnownClaim) -> Bool {
        stamp.effective.firstDay <= other.stamp.effective.lastDay
            && other.stamp.effective.firstDay <= stamp.effective.lastDay
    }
}
