import DomainModel
import MessageSchema

extension Answers {
    func contradictionsReply() -> ContradictionsReply {
        let found = contradictions()
        return ContradictionsReply(
            about: about,
            statement: "\(found.count) contradictions among what was known: claims that differ, entries of one date by "
                + "different publishers, claims against what is counted, and estimates against milestones; fewer named "
                + "than reported is no contradiction",
            contradictions: found)
    }

    /// Everything known that cannot all be so; all sides are kept.
    func contradictions() -> [ContradictionView] {
        (claimsAgainstClaims() + entriesAgainstEntries() + claimsAgainstCounts() + estimatesAgainstMilestones())
            .compactMap(\.view)
            .sorted { left, right in
                (left.figure.wire, left.of?.wire ?? "", left.statement)
                    < (right.figure.wire, right.of?.wire ?? "", right.statement)
            }
    }

    /// Claims on one figure that differ on the same date, and claims on any figures of which one names the other.
    private func claimsAgainstClaims() -> [Disagreement] {
        Self.conflicting(claims).compactMap { members in
            guard let first = members.first?.claim else { return nil }
            return Disagreement(
                kind: .claims, figure: first.figure, of: first.of,
                matter: "claims on \(first.figure)" + (first.of.map { " of \($0)" } ?? ""),
                sides: members.map(\.side))
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

    /// A ceiling that somebody names, below a target that somebody sets.
    private func estimatesAgainstMilestones() -> [Disagreement] {
        let milestones = records.pledges.milestones.sorted { $0.key < $1.key }.compactMap { $0.value.entry(at: moment) }
        return records.pledges.estimates.sorted { $0.key < $1.key }.compactMap { _, record in
            guard let estimate = record.entry(at: moment), estimate.value.kind == .known(.ceiling),
                estimate.value.nation == nil, let ceiling = estimate.value.strength, let figures = ceiling.figures
            else { return nil }
            let above = milestones.filter { milestone in
                milestone.value.personnel != .known(.police)
                    && (milestone.value.strength.figures?.headline ?? 0) > figures.highest
            }
            guard !above.isEmpty else { return nil }
            let sides = above.map { milestone in
                Disagreement.Side(
                    says: "\(ChangeLine.quantity(milestone.value.strength)) planned"
                        + (milestone.value.by.map { " by \($0)" } ?? "") + milestone.stamp.publisher,
                    service: .pledges, subject: Subject("milestone", milestone.value.milestone),
                    count: milestone.value.strength, stamp: milestone.stamp)
            }
            let limit = Disagreement.Side(
                says: (figures.wording?.wire ?? "no more than \(figures.highest)") + estimate.stamp.publisher,
                service: .pledges,
                subject: Subject("estimate", estimate.value.estimate), count: ceiling, stamp: estimate.stamp)
            return Disagreement(
                kind: .outlook, figure: .known(.strength), of: Subject("estimate", estimate.value.estimate),
                matter: "a ceiling below the targets", sides: sides + [limit])
        }
    }
}

extension EntryStamp {
    /// Who says so, in brackets: the best source with its grade, or the cell.
    var publisher: String {
        if isDecided { return " (decided by the cell)" }
        return provenance.best.map { " (\($0.publisher), \($0.grade))" } ?? ""
    }

    /// Whether both speak of a day in common; a month speaks of all its days.
    func speaksOfSameDate(as other: EntryStamp) -> Bool {
        effective.firstDay <= other.effective.lastDay && other.effective.firstDay <= effective.lastDay
    }

    /// Whether they rest on different words: no publisher in common, or one is the cell's own.
    func isIndependent(of other: EntryStamp) -> Bool {
        if isDecided != other.isDecided { return true }
        if isDecided { return false }
        return Set(provenance.sources.map(\.publisherName)).isDisjoint(
            with: other.provenance.sources.map(\.publisherName))
    }
}

extension Source {
    /// The publisher as it is told apart from others; an unnamed one by its own words.
    fileprivate var publisherName: String { independentName ?? publisher.wire }
}

extension KnownClaim {
    /// Whether two claims cannot both be so.
    func contradicts(_ other: KnownClaim) -> Bool {
        if service == other.service, names(other) || other.names(self) { return true }
        guard claim.figure == other.claim.figure, claim.of == other.claim.of,
            stamp.speaksOfSameDate(as: other.stamp), claim.stage == other.claim.stage, claim.by == other.claim.by
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
}
