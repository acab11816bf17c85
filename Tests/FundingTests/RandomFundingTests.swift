import DomainModel
import FundingDomain
import HashTreeCollections
import MessageSchema
import TestSupport
import Testing

@Suite("Random histories of the whole of funding")
struct RandomFundingTests {
    private static let ids: [EntityID] = ["a", "b", "c", "d", "e"]
    private static let days: [EffectiveDate] = [
        "2026-01-10", "2026-01", "2026-02-19", "2026-02-28", "2026-02", "2026-03-15", "2026-12-31",
    ]
    /// Each contribution has a currency, so that most commands speak of the right one.
    private static let currencies: [EntityID: CurrencyCode] = [
        "a": "USD", "b": "EUR", "c": "JPY", "d": "KWD", "e": "USD",
    ]
    private static let donors: [EntityID: Party] = [
        "a": .nation("USA"), "b": .nation("EU"), "c": .nation("UN"), "d": .nation("SAU"), "e": .nation("UN"),
    ]

    private static func amount(_ currency: CurrencyCode, _ random: inout SeededGenerator) -> Money {
        let bound = random.oneIn(3) ? 100_000 : 2_000
        return Money(
            minor: random.oneIn(25) ? 0 : Int128(Int.random(in: 1...bound, using: &random)), currency: currency)
    }

    static func command(_ random: inout SeededGenerator) -> FundingCommand {
        let id = random.pick(ids)
        let currency = random.oneIn(30) ? "GBP" : currencies[id] ?? "USD"
        let amount = amount(currency, &random)
        let dollars = Self.amount("USD", &random)
        let exchange = currency == "USD" ? nil : rate(random.pick(["1.25", "0.9", "3.3333"]), currency, "USD")
        let words: Text? = random.oneIn(3) ? "because" : nil
        let revises: Bool? = random.oneIn(2) ? true : nil
        let line = random.pick(["camps", "medical"] as [EntityID])
        let account = random.pick(["fund", "second"] as [EntityID])
        switch Int.random(in: 0..<26, using: &random) {
        case 0..<4:
            return .contributionPledge(
                ContributionPledge(
                    contribution: id, donor: donors[id] ?? .nation("USA"), kind: .known(.financial), amount: amount,
                    rate: exchange, parent: random.oneIn(3) ? random.pick(ids) : nil,
                    boundary: random.oneIn(6) ? .known(random.pick(FlowBoundary.allCases)) : nil, revises: revises))
        case 4..<8:
            return FundingExamples.commit(
                random.oneIn(4) ? nil : amount, of: id, agreement: random.oneIn(6) ? nil : "letters", rate: exchange)
        case 8..<12:
            return .contributionPayment(
                ContributionPayment(
                    contribution: id, payment: random.pick(["p-1", "p-2", "p-3", "p-4"]), amount: amount,
                    rate: exchange, reason: words, account: random.oneIn(3) ? nil : account, revises: revises))
        case 12:
            return FundingExamples.schedule(
                [("one", random.pick(days), amount), ("two", random.pick(days), amount)], of: id)
        case 13: return FundingExamples.writeDown(amount, of: id)
        case 14: return random.oneIn(2) ? FundingExamples.reinstate(id) : FundingExamples.cancel(id)
        case 15:
            return FundingExamples.goods(
                random.pick(["g", "h"]), stage: random.pick(InKindStage.allCases), agreement: words, revises: revises)
        case 16:
            return random.oneIn(2)
                ? FundingExamples.condition(random.pick(["k", "l"])) : FundingExamples.lift(random.pick(["k", "l"]))
        case 17: return FundingExamples.line(line, kind: random.pick([.monthly, .personnel]))
        case 18:
            return random.oneIn(3)
                ? .accountClosure(AccountClosure(account: account, reason: "enough"))
                : .accountOpening(AccountOpening(account: account, title: "An account"))
        case 19..<21:
            return FundingExamples.allocate(
                dollars, random.pick(["x", "y", "z"]), from: account, to: line, revises: revises)
        case 21..<23:
            return FundingExamples.disburse(
                dollars, random.pick(["u", "v", "w"]), from: account, on: line, revises: revises)
        case 23: return FundingExamples.rate(dollars, id: random.pick(["un", "own"]))
        default: return strength(&random)
        }
    }

    /// What pledges states of a nation, in any order of its log.
    private static func strength(_ random: inout SeededGenerator) -> FundingCommand {
        let number = Int.random(in: 0...5_000, using: &random)
        let group = StrengthGroup(
            stage: .known(random.pick([.committed, .inTheatre, .onHold])), personnel: .known(.troops), lines: 1,
            unknown: random.oneIn(4) ? 1 : 0, low: number / 2, best: number, high: number * 2, openLow: 0, openHigh: 0)
        let month: EffectiveDate = random.pick(["2026-04", "2026-05"])
        var periods = [StrengthPeriod(from: month, groups: random.oneIn(5) ? [] : [group])]
        if random.oneIn(3) { periods.append(StrengthPeriod(from: random.pick(["2026-08", "2027-01"]), groups: [])) }
        return .strengthTaking(
            StrengthTaking(
                origin: ForeignPosition(
                    service: .known(.pledges), log: Controls.log(of: .pledges), epoch: .first,
                    sequence: SequenceNumber(UInt64.random(in: 1...10_000, using: &random))),
                strength: StrengthStatement(
                    nation: random.pick(["IDN", "MAR", "KAZ"]), on: "2026-04-01", periods: periods)))
    }

    static func circumstances(_ random: inout SeededGenerator, decidedOnly: Bool) -> Circumstances {
        let day = random.pick(days)
        if decidedOnly || random.oneIn(2) { return .decided(on: day) }
        let said = Circumstances.reported(
            on: day, grade: random.pick(["A2", "B2", "C3", "E5"]), publisher: random.pick(["X", "Y"]),
            published: "2026-01-01")
        return random.oneIn(3) ? said.learned(on: random.pick(["2026-01-31", "2026-03-20"])) : said
    }

    private static func history(_ seed: UInt64, decidedOnly: Bool, commands: Int) throws -> Scenario<FundingOperation> {
        var random = SeededGenerator(seed: seed)
        var scenario = FundingExamples.accepted()
        var refused = 0
        for _ in 0..<commands {
            let (command, said) = (command(&random), circumstances(&random, decidedOnly: decidedOnly))
            let before = scenario.state
            if scenario.refusal(of: command, said) == nil {
                try scenario.accept(command, said)
                #expect(scenario.state != before, "an accepted command changes something")
                #expect(scenario.state.due(at: scenario.now).isEmpty, "\(command) left a cost or shortfall unstated")
            } else {
                refused += 1
            }
        }
        #expect(scenario.events.count > 40 && refused > 40)
        return scenario
    }

    private static let moments: [CalendarDay?] = [
        nil, "2026-01-10", "2026-01-31", "2026-02-28", "2026-03-15", "2026-12-31",
    ]

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func everyTotalIsThatOfItsRecordsAndAFlowIsCountedOnce(seed: UInt64) throws {
        let scenario = try Self.history(seed, decidedOnly: false, commands: 600)
        #expect(try scenario.refolded() == scenario.state)
        #expect(try scenario.roundTripped() == scenario.state)
        let records = scenario.state.records
        for asOf in Self.moments {
            let moment = Moment(asOf: asOf, knownAt: nil)
            let standings = records.standings(at: moment)
            let totals = try #require(records.totals(at: moment))
            for sum in [
                totals.pledged, totals.committed, totals.paid, totals.outstanding, totals.uncommitted, totals.funding,
            ] {
                #expect(sum.minor == sum.records.reduce(0) { $0 + $1.counted.minor })
                #expect(sum.records.allSatisfy { $0.counted.minor >= 0 && $0.counted.currency == "USD" })
                let currencies = Set(sum.records.map(\.original.currency))
                #expect(currencies.reduce(0) { $0 + sum.given(in: $1).count } == sum.count)
            }
            #expect(totals.funding.minor == totals.paid.minor + totals.outstanding.minor)
            #expect(totals.outstanding.minor <= totals.committed.minor)
            let donors = records.donors(at: moment)
            #expect(donors.reduce(0) { $0 + $1.totals.funding.minor } == totals.funding.minor)
            checkTrees(standings, totals)
            try checkAccounts(records, moment)
        }
    }

    /// A parent and all below it come to no less than either alone, and to no more than both.
    private func checkTrees(_ standings: [ContributionStanding], _ totals: FundingTotals) {
        let alone = standings.filter { $0.boundary == .known(.incoming) }.map(CountedOnItsOwn.init)
        let (sum, paid) = (alone.reduce(0) { $0 + $1.funding }, alone.reduce(0) { $0 + $1.paid })
        #expect(totals.funding.minor <= sum && totals.paid.minor <= paid)
        for one in alone { #expect(totals.paid.minor >= one.paid && totals.funding.minor >= one.funding) }
        let isPassedOn = standings.contains { standing in standings.contains { $0.contribution == standing.parent } }
        if !isPassedOn { #expect(totals.funding.minor == sum && totals.paid.minor == paid) }
    }

    private struct CountedOnItsOwn {
        let funding: Int128
        let paid: Int128

        init(_ standing: ContributionStanding) {
            paid = standing.paidRecords.reduce(0) { $0 + $1.counted.minor }
            funding = paid + (standing.outstandingRecord?.counted.minor ?? 0)
        }
    }

    /// Held is paid in less disbursed, entry by entry.
    private func checkAccounts(_ records: FundingRecords, _ moment: Moment) throws {
        for (id, account) in records.accounts {
            let standing = account.standing(at: moment)
            let paid = records.contributions.values.flatMap { $0.standing(at: moment).payments }
                .filter { $0.entry.value.account == id }.reduce(0) { $0 + $1.entry.value.counted.amount.minor }
            let spent = account.disbursements.values.compactMap { $0.value(at: moment) }
                .reduce(0) { $0 + $1.counted.amount.minor }
            #expect(standing.held(in: "USD") == paid - spent)
        }
        let lines = records.budgetLines(at: moment)
        let accounts = records.accounts(at: moment)
        #expect(
            lines.reduce(0) { $0 + $1.disbursed(in: "USD") } == accounts.reduce(0) { $0 + $1.disbursed(in: "USD") })
    }

    @Test(arguments: 100...111 as ClosedRange<UInt64>)
    func whatTheCellDecidesNeverOverdrawsOnAnyDay(seed: UInt64) throws {
        let records = try Self.history(seed, decidedOnly: true, commands: 600).state.records
        for asOf in Self.moments {
            let moment = Moment(asOf: asOf, knownAt: nil)
            for account in records.accounts(at: moment) {
                #expect(account.held(in: "USD") >= 0, "\(account.account) on \(String(describing: asOf))")
                #expect(account.unallocated(in: "USD") >= 0)
                for line in ["camps", "medical"] as [EntityID] {
                    #expect(account.disbursed(in: "USD", for: line) <= account.allocated(in: "USD", for: line))
                }
            }
            for standing in records.standings(at: moment) {
                let hasReason = standing.payments.contains { $0.entry.value.reason != nil }
                let committed = (standing.committed?.value.amount.minor ?? 0) - standing.writtenDown.minor
                #expect(
                    standing.paid.minor <= committed || hasReason,
                    "\(standing.contribution) on \(String(describing: asOf))")
            }
        }
    }

    @Test(arguments: 200...207 as ClosedRange<UInt64>)
    func whatWasKnownOnADayIsNotChangedByWhatIsLearnedLater(seed: UInt64) throws {
        let scenario = try Self.history(seed, decidedOnly: false, commands: 400)
        let cut = scenario.events[scenario.events.count / 2].header.recorded
        var early = FundingRecords()
        for event in scenario.events where event.header.learned <= cut { early.apply(event) }
        let knownEarly = Moment(asOf: "2026-12-31", knownAt: cut)
        #expect(early.totals(at: knownEarly) == scenario.state.records.totals(at: knownEarly))
        #expect(early.accounts(at: knownEarly) == scenario.state.records.accounts(at: knownEarly))
        #expect(early.means(at: knownEarly) == scenario.state.records.means(at: knownEarly))
        // An entry that comes later with a later learned time changes nothing of it.
        var later = scenario
        var random = SeededGenerator(seed: seed + 1_000)
        for _ in 0..<200 {
            let (command, said) = (Self.command(&random), Self.circumstances(&random, decidedOnly: true))
            if later.refusal(of: command, said) == nil { try later.accept(command, said) }
        }
        let known = Moment(asOf: "2026-12-31", knownAt: scenario.events.last?.header.recorded)
        #expect(later.events.count > scenario.events.count)
        #expect(later.state.records.totals(at: known) == scenario.state.records.totals(at: known))
        #expect(later.state.records.means(at: known) == scenario.state.records.means(at: known))
    }
}
