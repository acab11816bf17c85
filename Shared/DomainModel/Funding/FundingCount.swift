public import MessageSchema

/// Counts each unit of money once where it passes through several hands: donor, organisation, operation (OCHA FTS, parent
/// and child flows; DOMAIN.md section 2, funding).
///
/// What is passed on is counted where it goes on, with the child; the parent counts with what is left of it. So a parent
/// and its children together come to the larger of the two figures: what the child has beyond its parent is money of the
/// one who passes it on. A flow that is shared with something else, moves within the operation or leaves it counts
/// nowhere, and one of unknown value is unknown. What is left out is named with its reason.
public struct FundingCount: Sendable {
    private var counted: [EntityID: CountedContribution] = [:]
    private var standings: [EntityID: ContributionStanding] = [:]
    private var children: [EntityID: [EntityID]] = [:]

    /// Counts all contributions of an operation as they stand at one moment. One whose parent is not among them stands
    /// for itself.
    public init(_ standings: [ContributionStanding]) {
        for standing in standings { self.standings[standing.contribution] = standing }
        var roots: [EntityID] = []
        for standing in standings {
            if let parent = standing.parent, parent != standing.contribution, self.standings[parent] != nil {
                children[parent, default: []].append(standing.contribution)
            } else {
                roots.append(standing.contribution)
            }
        }
        for root in roots { _ = count(root) }
        // Parents that name each other in a ring, which no decision allows, have no root.
        for standing in standings where counted[standing.contribution] == nil {
            children = [:]
            _ = count(standing.contribution)
        }
    }

    /// What is counted of a contribution; nothing where there is none of that id.
    public func counted(_ contribution: EntityID) -> CountedContribution {
        counted[contribution] ?? CountedContribution()
    }

    /// What some of the contributions come to, in that order.
    public func totals(of contributions: [EntityID], in currency: CurrencyCode) -> FundingTotals {
        var totals = FundingTotals(in: currency)
        for contribution in contributions { totals.add(counted(contribution)) }
        return totals
    }

    /// What a contribution and all that is passed on of it come to.
    private struct Sums {
        var pledged: Int128 = 0
        var committed: Int128 = 0
        var paid: Int128 = 0
        var outstanding: Int128 = 0
        var uncommitted: Int128 = 0

        static func + (left: Sums, right: Sums) -> Sums {
            Sums(
                pledged: left.pledged + right.pledged, committed: left.committed + right.committed,
                paid: left.paid + right.paid, outstanding: left.outstanding + right.outstanding,
                uncommitted: left.uncommitted + right.uncommitted)
        }
    }

    /// Counts a contribution with all below it; answers what they come to together.
    private mutating func count(_ id: EntityID) -> Sums {
        guard let standing = standings[id], counted[id] == nil else { return Sums() }
        counted[id] = CountedContribution()
        let below = children[id, default: []].map { (id: $0, sums: count($0)) }
        let passed = below.reduce(Sums()) { $0 + $1.sums }
        let own = CountedContribution(standing)
        var result = own
        result.omissions = Self.omissions(of: standing)
        defer { counted[id] = result }
        guard standing.boundary == .known(.incoming) else {
            result = CountedContribution()
            result.omissions = Self.omissions(of: standing, own)
            return passed
        }
        guard !below.isEmpty else { return Self.sums(of: own) }
        // Totals of both together: the larger figure, from what is surest to what is least sure.
        let paid = max(own.paid.minor, passed.paid)
        let funding = max(own.paid.minor + own.outstanding.minor, passed.paid + passed.outstanding, paid)
        let expected = max(
            own.paid.minor + own.outstanding.minor + own.uncommitted.minor,
            passed.paid + passed.outstanding + passed.uncommitted, funding)
        result.pledged = own.pledged.last(max(0, own.pledged.minor - passed.pledged))
        result.committed = own.committed.last(max(0, own.committed.minor - passed.committed))
        result.paid = own.paid.last(paid - passed.paid)
        let outstanding = limit(\.outstanding, below.map(\.id), to: funding - paid, from: id)
        result.outstanding = own.outstanding.last(funding - paid - outstanding)
        let uncommitted = limit(\.uncommitted, below.map(\.id), to: expected - funding, from: id)
        result.uncommitted = own.uncommitted.last(expected - funding - uncommitted)
        let names = below.map { "`\($0.id.wire)`" }.joined(separator: ", ")
        for (measure, path) in Self.lists {
            let rest = own[keyPath: path].minor - result[keyPath: path].minor
            guard rest > 0 else { continue }
            result.omissions.append(
                (
                    measure,
                    Self.omission(
                        standing, .passedOn, "counted with what is passed on of it: \(names)", rest)
                ))
        }
        return Sums(
            pledged: max(own.pledged.minor, passed.pledged), committed: max(own.committed.minor, passed.committed),
            paid: paid, outstanding: outstanding + result.outstanding.minor,
            uncommitted: uncommitted + result.uncommitted.minor)
    }

    /// Takes off what some contributions, and those below them, have beyond a figure, the last first: money that came in
    /// with their parent already. Answers what is left.
    private mutating func limit(
        _ path: WritableKeyPath<CountedContribution, [MoneySum.Record]>, _ ids: [EntityID], to limit: Int128,
        from parent: EntityID
    ) -> Int128 {
        var order: [EntityID] = []
        var open = ids
        while let id = open.popLast() {
            order.append(id)
            open += children[id, default: []]
        }
        order.sort()
        var left: Int128 = 0
        for id in order {
            guard var held = counted[id], let standing = standings[id] else { continue }
            let size = held[keyPath: path].minor
            let kept = min(size, max(0, limit - left))
            left += kept
            guard kept < size, let measure = Self.lists.first(where: { $0.path == path })?.measure else { continue }
            held[keyPath: path] = held[keyPath: path].last(kept)
            held.omissions.append(
                (
                    measure,
                    Self.omission(standing, .passedOn, "paid in with its parent `\(parent.wire)` already", size - kept)
                ))
            counted[id] = held
        }
        return left
    }

    private typealias List = WritableKeyPath<CountedContribution, [MoneySum.Record]>

    private static var lists: [(measure: FundingMeasure, path: List)] {
        [
            (.pledged, \.pledged), (.committed, \.committed), (.paid, \.paid), (.outstanding, \.outstanding),
            (.uncommitted, \.uncommitted),
        ]
    }

    private static func sums(of own: CountedContribution) -> Sums {
        Sums(
            pledged: own.pledged.minor, committed: own.committed.minor, paid: own.paid.minor,
            outstanding: own.outstanding.minor, uncommitted: own.uncommitted.minor)
    }
}
