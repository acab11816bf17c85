public import MessageSchema

extension FundingRecords {
    /// Every contribution of which something holds at a moment, by id; only those of a kind where one is named.
    public func standings(at moment: Moment, kind: ContributionKind? = nil) -> [ContributionStanding] {
        contributions.sorted { $0.key < $1.key }.map { $0.value.standing(at: moment) }
            .filter { $0.stage != nil && (kind == nil || $0.kind == kind.map { .known($0) }) }
    }

    /// One contribution as it stands at a moment; `nil` where there is none of that id.
    public func standing(of contribution: EntityID, at moment: Moment) -> ContributionStanding? {
        contributions[contribution]?.standing(at: moment)
    }

    /// What the contributions come to at a moment, by stage; `nil` as long as the operation's currency is not known.
    public func totals(at moment: Moment, kind: ContributionKind? = nil) -> FundingTotals? {
        currency.map { currency in
            // Counted over all kinds first: what is passed on can change its kind.
            let count = FundingCount(standings(at: moment))
            return count.totals(of: standings(at: moment, kind: kind).map(\.contribution), in: currency)
        }
    }

    /// The donors at a moment with what each comes to: named ones by code, then unnamed ones in their source's words,
    /// one for each contribution, because two that are not named cannot be known to be the same.
    public func donors(at moment: Moment, kind: ContributionKind? = nil) -> [DonorStanding] {
        guard let currency else { return [] }
        let count = FundingCount(standings(at: moment))
        let standings = standings(at: moment, kind: kind)
        let named = Set(standings.compactMap { $0.donor?.code }).sorted().map { code in
            DonorStanding(
                donor: .nation(code), contributions: standings.filter { $0.donor?.code == code }, count: count,
                currency: currency, by: moment.asOf)
        }
        let unnamed = standings.filter { $0.donor?.code == nil }
            .sorted { ($0.donor?.description ?? "", $0.contribution) < ($1.donor?.description ?? "", $1.contribution) }
            .map { standing in
                DonorStanding(
                    donor: standing.donor, contributions: [standing], count: count, currency: currency,
                    by: moment.asOf)
            }
        return named + unnamed
    }

    /// Contributions at a moment of which something is reported that no gate on record supports, by id.
    public func notEvidenced(at moment: Moment) -> [(contribution: EntityID, gates: [ContributionGate])] {
        standings(at: moment).compactMap { standing in
            standing.notEvidenced.isEmpty ? nil : (standing.contribution, standing.notEvidenced)
        }
    }
}
