import MessageSchema

extension FundingCount {
    typealias Omitted = (measure: FundingMeasure, omission: MoneySum.Omission)

    /// What a contribution that comes in keeps out of the totals by itself: an unknown value, and what is cancelled or
    /// written down.
    static func omissions(of standing: ContributionStanding) -> [Omitted] {
        var omissions: [Omitted] = []
        if standing.isUnvalued, !standing.isCancelled, let goods = standing.goods {
            let unvalued = omission(standing, .unvalued, "\(goods.value.goods.wire): nobody has put a value on it", nil)
            switch standing.stage {
            case .pledged, nil: omissions += [(.pledged, unvalued), (.uncommitted, unvalued)]
            case .committed: omissions += [(.committed, unvalued), (.outstanding, unvalued), (.funding, unvalued)]
            case .paid: omissions += [(.paid, unvalued), (.funding, unvalued)]
            }
        }
        if standing.isCancelled, let reason = standing.cancellation?.value.reason.wire {
            if let pledged = standing.pledged {
                let gone = omission(standing, .cancelled, "cancelled: \(reason)", pledged.value.counted.amount.minor)
                omissions += [(.pledged, gone), (.uncommitted, gone)]
            }
        }
        if let committed = standing.committed, standing.netCommitted != committed.value.amount {
            let whole = committed.value.counted.amount.minor
            let gone = whole - (standing.committedRecord?.counted.minor ?? 0)
            let reason =
                standing.isCancelled
                ? "cancelled: \(standing.cancellation?.value.reason.wire ?? "")"
                : "written down: \(standing.writtenDownEntry?.value.reason.wire ?? "")"
            let omitted = omission(standing, .cancelled, reason, gone)
            omissions += [(.committed, omitted), (.outstanding, omitted), (.funding, omitted)]
        }
        return omissions
    }

    /// What a contribution that does not come in as such keeps out of the totals: everything.
    static func omissions(of standing: ContributionStanding, _ own: CountedContribution) -> [Omitted] {
        let reason: MoneySum.Reason = standing.boundary == .known(.shared) ? .shared : .notIncoming
        let words =
            switch standing.boundary.term {
            case .shared: "partly for something else, in parts that nobody gives"
            case .internal: "moves within the operation, where it was counted when it came in"
            case .outgoing: "leaves the operation"
            case .incoming, nil: "its boundary \(standing.boundary.wire) is not known to this program"
            }
        let figures: [(FundingMeasure, Int128)] = [
            (.pledged, own.pledged.minor), (.committed, own.committed.minor), (.paid, own.paid.minor),
            (.outstanding, own.outstanding.minor), (.uncommitted, own.uncommitted.minor),
            (.funding, own.paid.minor + own.outstanding.minor),
        ]
        return figures.filter { $0.1 > 0 }.map { ($0.0, omission(standing, reason, words, $0.1)) }
    }

    static func omission(
        _ standing: ContributionStanding, _ reason: MoneySum.Reason, _ words: String, _ minor: Int128?
    ) -> MoneySum.Omission {
        let currency =
            (standing.pledged?.value.counted ?? standing.committed?.value.counted
            ?? standing.payments.first?.entry.value.counted)?.amount.currency ?? standing.currency
        let events =
            [standing.pledged?.stamp.event, standing.committed?.stamp.event, standing.goods?.stamp.event]
            .compactMap { $0 } + standing.payments.map(\.entry.stamp.event)
        return MoneySum.Omission(
            contribution: standing.contribution, reason: reason, statement: words,
            counted: minor.map { Money(minor: $0, currency: currency) }, events: events)
    }
}
