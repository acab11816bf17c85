import DomainModel
import MessageSchema

extension Answers {
    func money(withRecords: Bool = false) -> MoneyPart {
        let figures: [Figure] = [.contributionsPledged, .contributionsCommitted, .contributionsPaid, .fundingNeed]
        let views = claims.filter { claim in
            claim.service == .funding || figures.contains { claim.claim.figure == .known($0) }
        }.map(\.view)
        guard let totals = records.funding.totals(at: moment) else {
            return MoneyPart(
                statement: "no totals: funding has not taken the operation in, so its currency is not known there",
                claims: views)
        }
        func figure(_ sum: MoneySum) -> MoneyFigure { Self.figure(sum, withRecords: withRecords) }
        return MoneyPart(
            statement: "recorded contributions in \(totals.currency.wire); pledges are in no funding total, and claims "
                + "are in no total at all", currency: totals.currency, pledged: figure(totals.pledged),
            committed: figure(totals.committed), paid: figure(totals.paid), outstanding: figure(totals.outstanding),
            uncommitted: figure(totals.uncommitted), funding: figure(totals.funding), claims: views)
    }

    func funding() -> FundingReply {
        FundingReply(
            about: about, money: money(withRecords: true),
            contributions: records.funding.standings(at: moment).map(view),
            donors: records.funding.donors(at: moment).map { donor in
                FundingReply.Donor(
                    donor: donor.donor, contributions: donor.contributions.map(\.contribution),
                    pledged: Self.figure(donor.totals.pledged), committed: Self.figure(donor.totals.committed),
                    paid: Self.figure(donor.totals.paid))
            })
    }

    private static func figure(_ sum: MoneySum, withRecords: Bool = false) -> MoneyFigure {
        MoneyFigure(
            statement: sum.statement, amount: sum.amount.amount, currency: sum.currency, count: sum.count,
            entries: sum.records.map(\.event).distinct(), records: withRecords ? sum.records.map(record) : nil,
            leftOut: sum.leftOut.isEmpty ? nil : sum.leftOut.map(record))
    }

    private static func record(_ record: MoneySum.Record) -> MoneyFigure.Record {
        MoneyFigure.Record(
            contribution: record.contribution, payment: record.payment, event: record.event,
            original: record.original, counted: record.counted, basis: record.basis)
    }

    private func view(_ standing: ContributionStanding) -> ContributionView {
        ContributionView(
            contribution: standing.contribution, donor: standing.donor, kind: standing.kind,
            stage: standing.stage?.rawValue, currency: standing.currency,
            pledged: standing.pledged.map {
                ContributionView.Amount(
                    amount: $0.value.amount, counted: $0.value.counted, wording: $0.value.wording,
                    entry: EntryReference($0.stamp))
            },
            committed: standing.committed.map {
                ContributionView.Amount(
                    amount: $0.value.amount, counted: $0.value.counted, wording: $0.value.wording,
                    entry: EntryReference($0.stamp))
            },
            payments: standing.payments.map {
                ContributionView.Payment(
                    payment: $0.payment, amount: $0.entry.value.amount, counted: $0.entry.value.counted,
                    entry: EntryReference($0.entry.stamp))
            },
            paid: standing.paid, outstanding: standing.outstanding, uncommitted: standing.uncommitted,
            earmark: standing.pledged?.value.earmark, conditions: standing.pledged?.value.conditions,
            agreement: standing.committed?.value.agreement, notEvidenced: standing.notEvidenced.map(\.rawValue),
            revision: records.revision(of: Subject("contribution", standing.contribution), in: .funding),
            entries: ([standing.pledged?.stamp.event, standing.committed?.stamp.event].compactMap { $0 }
                + standing.payments.map(\.entry.stamp.event)).distinct())
    }
}
