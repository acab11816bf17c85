import DomainModel
import MessageSchema

extension Answers {
    func money(withRecords: Bool = false) -> MoneyPart {
        let figures: [Figure] = [
            .contributionsPledged, .contributionsCommitted, .contributionsPaid, .accountBalance, .fundingNeed,
        ]
        let views = claims.filter { claim in
            claim.service == .funding || figures.contains { claim.claim.figure == .known($0) }
        }.map(\.view)
        guard let totals = records.funding.totals(at: moment) else {
            return MoneyPart(
                statement: "no totals: funding has not taken the operation in, so its currency is not known there",
                claims: views)
        }
        let means = records.funding.means(at: moment)
        func figure(_ sum: MoneySum) -> MoneyFigure { Self.figure(sum, withRecords: withRecords) }
        return MoneyPart(
            statement: "recorded contributions in \(totals.currency.wire); pledges are in no funding total, and claims "
                + "are in no total at all", currency: totals.currency, pledged: figure(totals.pledged),
            committed: figure(totals.committed), paid: figure(totals.paid), outstanding: figure(totals.outstanding),
            uncommitted: figure(totals.uncommitted), funding: figure(totals.funding),
            disbursed: means.map { Self.text($0.disbursed, $0.currency) },
            held: means.map { Self.text($0.held, $0.currency) },
            claims: views)
    }

    func funding() -> FundingReply {
        FundingReply(
            about: about, money: money(withRecords: true),
            contributions: records.funding.standings(at: moment).map(view),
            donors: donors(), currencies: currencyTotals(), accounts: accounts(), budgetLines: budgetLines(),
            rates: rates(on: moment.asOf ?? day), conditions: conditions())
    }

    func donorsReply() -> DonorsReply {
        DonorsReply(
            about: about, currency: records.funding.currency, donors: donors(),
            contributions: records.funding.standings(at: moment).map(view))
    }

    private func donors() -> [FundingReply.Donor] {
        records.funding.donors(at: moment).map { donor in
            FundingReply.Donor(
                donor: donor.donor, contributions: donor.contributions.map(\.contribution),
                pledged: Self.figure(donor.totals.pledged), committed: Self.figure(donor.totals.committed),
                paid: Self.figure(donor.totals.paid), outstanding: Self.figure(donor.totals.outstanding),
                uncommitted: Self.figure(donor.totals.uncommitted),
                fulfilment: Self.view(donor.fulfilment, donor.totals.currency))
        }
    }

    /// Minor units of a currency as a decimal; below zero where they are.
    static func text(_ minor: Int128, _ currency: CurrencyCode) -> String {
        Money(minor: minor, currency: currency).amount
    }

    static func figure(_ sum: MoneySum, withRecords: Bool = false) -> MoneyFigure {
        MoneyFigure(
            statement: sum.statement, amount: sum.amount.amount, currency: sum.currency, count: sum.count,
            entries: sum.records.map(\.event).distinct(), records: withRecords ? sum.records.map(record) : nil,
            leftOut: sum.leftOut.isEmpty ? nil : sum.leftOut.map(record),
            omitted: sum.omitted.isEmpty
                ? nil
                : sum.omitted.map {
                    OmissionView(
                        contribution: $0.contribution, reason: $0.reason.rawValue, statement: $0.statement,
                        counted: $0.counted, entries: $0.events)
                })
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
                    account: $0.entry.value.account, reason: $0.entry.value.reason,
                    entry: EntryReference($0.entry.stamp))
            },
            paid: standing.paid, outstanding: standing.outstanding, uncommitted: standing.uncommitted,
            earmark: standing.pledged?.value.earmark ?? standing.goods?.value.earmark,
            conditions: standing.pledged?.value.conditions,
            agreement: standing.committed?.value.agreement, notEvidenced: standing.notEvidenced.map(\.rawValue),
            earmarkedFor: standing.pledged?.value.earmarkedFor ?? standing.goods?.value.earmarkedFor,
            parent: standing.parent, boundary: standing.pledged?.value.boundary, goods: Self.goods(of: standing),
            schedule: schedule(of: standing),
            writtenDown: standing.writtenDown.minor > 0 ? standing.writtenDown : nil,
            writeDownReason: standing.writtenDown.minor > 0 ? standing.writtenDownEntry?.value.reason : nil,
            cancelled: standing.isCancelled ? standing.cancellation?.value.reason : nil,
            revision: records.revision(of: Subject("contribution", standing.contribution), in: .funding),
            entries: ([
                standing.pledged?.stamp.event, standing.committed?.stamp.event, standing.goods?.stamp.event,
                standing.schedule?.stamp.event, standing.writtenDownEntry?.stamp.event,
                standing.cancellation?.stamp.event,
            ].compactMap { $0 }
                + standing.payments.map(\.entry.stamp.event)).distinct())
    }
}
