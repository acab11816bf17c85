import DomainModel
import FundingDomain
import MessageSchema
import TestSupport
import Testing

@Suite("Random histories of funding")
struct RandomHistoryTests {
    private static let ids: [EntityID] = ["a", "b", "c", "d"]
    private static let days: [EffectiveDate] = [
        "2026-01-10", "2026-01", "2026-02-19", "2026-02-28", "2026-02", "2026-03-15", "2026-12-31",
    ]
    private static let currencies: [CurrencyCode] = ["USD", "EUR", "JPY", "KWD"]

    private static func amount(_ random: inout SeededGenerator) -> Money {
        let currency = random.pick(currencies)
        let minor = random.oneIn(10) ? 0 : Int128(Int64.random(in: 1...1_000_000, using: &random))
        return Money(minor: minor, currency: currency)
    }

    static func command(_ random: inout SeededGenerator) -> FundingCommand {
        let id = random.pick(ids)
        let amount = amount(&random)
        let isForeign = amount.currency != "USD"
        let rate = isForeign && random.oneIn(2) ? rate("1.25", amount.currency, "USD") : nil
        let stated = isForeign && random.oneIn(2) ? Money(minor: amount.minor + 7, currency: "USD") : nil
        let words: Text? = random.oneIn(2) ? "because" : nil
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<3:
            return FundingExamples.pledge(
                id, by: random.oneIn(3) ? .unnamed("nine states", count: 9) : .nation(random.pick(["USA", "SAU"])),
                kind: random.oneIn(5) ? .inKind : .financial, amount, rate: rate, stated: stated,
                revises: random.oneIn(2) ? true : nil)
        case 3..<6:
            return FundingExamples.commit(
                random.oneIn(3) ? nil : amount, of: id, agreement: words, rate: rate, stated: stated)
        case 6..<9:
            return FundingExamples.pay(
                amount, of: id, payment: random.pick(["p-1", "p-2", "p-3", "p-4", "p-5"]), reason: words, rate: rate,
                stated: stated)
        default:
            return .fundingClaim(
                FundingClaim(
                    Claim(
                        claim: random.pick(["k", "l", "m"]), figure: .known(.contributionsPledged), amount: amount,
                        contradicts: random.oneIn(3) ? ["k"] : nil)))
        }
    }

    static func circumstances(_ random: inout SeededGenerator) -> Circumstances {
        let day = random.pick(days)
        if random.oneIn(2) { return .decided(on: day) }
        return .reported(on: day, grade: random.pick(["A2", "B2", "C3", "E5"]), publisher: random.pick(["X", "Y"]))
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func keepEveryInvariant(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var scenario = FundingExamples.accepted()
        var (accepted, refused) = (0, 0)
        for _ in 0..<500 {
            let (command, circumstances) = (Self.command(&random), Self.circumstances(&random))
            let before = scenario.state
            if scenario.refusal(of: command, circumstances) == nil {
                try scenario.accept(command, circumstances)
                accepted += 1
                #expect(scenario.state != before, "an accepted command changes something")
            } else {
                refused += 1
                #expect(scenario.state == before)
            }
        }
        #expect(accepted > 20)
        #expect(refused > 20)
        #expect(try scenario.refolded() == scenario.state)
        #expect(try scenario.roundTripped() == scenario.state)
        for asOf in [nil, "2026-01-10", "2026-01-31", "2026-02-28", "2026-12-31"] as [CalendarDay?] {
            for knownAt in [nil, scenario.events[scenario.events.count / 2].header.recorded] {
                try check(scenario.state.records, at: Moment(asOf: asOf, knownAt: knownAt))
            }
        }
        checkGates(scenario)
    }

    /// Totals are the sums of their records, count each unit of money once, and hold no pledge.
    private func check(_ records: FundingRecords, at moment: Moment) throws {
        let totals = try #require(records.totals(at: moment))
        for sum in [
            totals.pledged, totals.committed, totals.paid, totals.outstanding, totals.uncommitted, totals.funding,
        ] {
            #expect(sum.minor == sum.records.reduce(0) { $0 + $1.counted.minor })
            #expect(sum.leftOut.isEmpty)
            #expect(sum.minor >= 0)
        }
        #expect(totals.funding.minor == totals.paid.minor + totals.outstanding.minor)
        #expect(totals.outstanding.minor <= totals.committed.minor)
        #expect(totals.uncommitted.minor <= totals.pledged.minor)
        for pair in [
            (totals.paid.minor, \FundingTotals.paid.minor), (totals.funding.minor, \FundingTotals.funding.minor),
            (totals.pledged.minor, \FundingTotals.pledged.minor),
        ] {
            #expect(pair.0 == records.donors(at: moment).reduce(0) { $0 + $1.totals[keyPath: pair.1] })
        }
        for standing in records.standings(at: moment) {
            let record = try #require(records.contributions[standing.contribution])
            #expect(record.exists(at: moment))
            #expect(standing.stage != nil)
        }
    }

    /// What the cell decided passed its gates when it was recorded.
    private func checkGates(_ scenario: Scenario<FundingOperation>) {
        var records = FundingRecords()
        for event in scenario.events {
            let moment = on(event.header.effective.lastDay)
            let isDecided = event.provenance.basis == .known(.decided)
            switch event.event {
            case .contributionCommitted(let commitment) where isDecided:
                #expect(commitment.agreement != nil)
                let pledged = records.standing(of: commitment.contribution, at: moment)?.pledged?.value.amount.minor
                #expect(pledged.map { commitment.amount.minor <= $0 } == true)
            case .contributionPaid(let payment) where isDecided && payment.reason == nil:
                let standing = records.standing(of: payment.contribution, at: moment)
                #expect(standing.map { payment.amount.minor <= $0.outstanding.minor } == true)
            default: break
            }
            records.apply(event)
        }
        #expect(records == scenario.state.records)
    }

    @Test func theOrderOfArrivalDoesNotChangeWhatHoldsAtAMoment() throws {
        for seed in 1...20 as ClosedRange<UInt64> {
            var random = SeededGenerator(seed: seed)
            var scenario = FundingExamples.accepted()
            try scenario.accept(FundingExamples.pledge("a", money("1000000")), .decided(on: "2026-01-01"))
            for _ in 0..<20 {
                let amount = Money(minor: Int128(Int.random(in: 1...1_000, using: &random)), currency: "USD")
                let (command, circumstances) = (FundingExamples.commit(amount, of: "a"), Self.circumstances(&random))
                guard scenario.refusal(of: command, circumstances) == nil else { continue }
                try scenario.accept(command, circumstances)
            }
            var shuffled = FundingRecords()
            for event in scenario.events.shuffled(using: &random) { shuffled.apply(event) }
            for day in ["2026-01-31", "2026-02-28", "2026-12-31"] as [CalendarDay] {
                #expect(
                    shuffled.standings(at: on(day)) == scenario.state.records.standings(at: on(day)))
            }
            #expect(shuffled.contributions["a"]?.committed == scenario.state.records.contributions["a"]?.committed)
        }
    }
}
