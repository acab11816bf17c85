import DomainModel
import FundingDomain
import MessageSchema
import TestSupport
import Testing

@Suite("What the force costs and how long the money lasts")
struct RunwayTests {
    private typealias Examples = FundingExamples
    private let april = CalendarMonth(of: "2026-04-01")

    private func table(_ commands: [(FundingCommand, EffectiveDate)]) throws -> CostTable {
        var scenario = Examples.accepted()
        for (command, day) in commands { try scenario.accept(command, .reported(on: day)) }
        return CostTable(scenario.state.records, at: .everything, in: "USD")
    }

    private func strength(_ headcounts: [Quantity], _ kind: PersonnelKind = .troops) -> DatedStrength {
        DatedStrength(from: april, headcounts.map { (.known(kind), $0) })
    }

    @Test func aMonthCostsStrengthTimesRatePlusLines() throws {
        let table = try table([
            (Examples.rate(money("1410")), "2017-07-01"), (Examples.rate(money("1428")), "2018-07-01"),
            (Examples.line("camps", money("250000"), from: "2026-05", until: "2026-06"), "2026-01-01"),
            (Examples.line("ships", kind: .oneOff, money("1000000.50"), from: "2026-06-10"), "2026-01-01"),
        ])
        let force = strength([.of(low: 900, best: 1_000, high: 1_200), .of(best: 350, high: 350)])
        let costs = table.costs(of: [force], from: april, months: 4)
        #expect(costs.map(\.month.wire) == ["2026-04", "2026-05", "2026-06", "2026-07"])
        #expect(costs[0].best == 1_350 * 142_800 && costs[0].low == 900 * 142_800 && costs[0].high == 1_550 * 142_800)
        #expect(costs[1].best == costs[0].best + 25_000_000)
        #expect(costs[2].best == costs[0].best + 25_000_000 + 100_000_050)
        #expect(costs[3].best == costs[0].best)
        #expect(costs.allSatisfy { !$0.isOpen })
        #expect(table.cost(of: force, in: CalendarMonth(of: "2018-06-30")).best == 1_350 * 141_000)
    }

    @Test func theStrengthThatHoldsInAMonthIsTheLastOneBefore() throws {
        let table = try table([(Examples.rate(money("1000")), "2018-07-01")])
        let later = DatedStrength(from: april.advanced(by: 2), [(.known(.troops), 500)])
        let costs = table.costs(of: [later, strength([100])], from: april.advanced(by: -1), months: 5)
        #expect(costs.map(\.best) == [0, 10_000_000, 10_000_000, 50_000_000, 50_000_000])
    }

    @Test func unknownHeadcountsRatesAndAmountsAreCountedAndMakeABound() throws {
        let table = try table([
            (Examples.rate(money("1000")), "2018-07-01"), (Examples.line("camps"), "2026-01-01"),
            (Examples.line("undated", kind: .oneOff, money("5")), "2026-01-01"),
        ])
        let force = DatedStrength(
            from: april, [(.known(.troops), 100), (.known(.troops), .unknown), (.known(.police), 50)])
        let cost = table.cost(of: force, in: april)
        #expect(cost.best == 10_000_000 && cost.unknownHeadcounts == 1 && cost.withoutRate == [.known(.police)])
        #expect(cost.unknownLines == ["camps"] && cost.isOpen && table.undatedLines == ["undated"])
        let runway = Runway(money: 30_000_000, costs: table.costs(of: [force], from: april, months: 12), from: april)
        #expect(runway.isBound)
        #expect(runway.best == .runsOut(month: april.advanced(by: 3), monthsPaid: 3))
        let nobody = DatedStrength(from: april, [(.known(.troops), .unknown)])
        let unknown = Runway(money: 1, costs: table.costs(of: [nobody], from: april, months: 12), from: april)
        #expect(unknown.best == .noKnownCost && unknown.isBound)
    }

    @Test func aRateForAllIsPaidForEverybodyAndSeveralRatesAddUp() throws {
        let table = try table([
            (Examples.rate(money("1000"), id: "all", for: .any), "2018-07-01"),
            (Examples.rate(money("200"), id: "medics", for: .medical), "2018-07-01"),
        ])
        let force = DatedStrength(
            from: april, [(.known(.troops), 10), (.known(.medical), 5), (.known(.medical), .unknown)])
        let cost = table.cost(of: force, in: april)
        #expect(cost.best == 15 * 100_000 + 5 * 20_000 && cost.parts.count == 3 && cost.unknownHeadcounts == 1)
    }

    @Test func theMonthInWhichMoneyRunsOut() throws {
        let table = try table([(Examples.rate(money("1000")), "2018-07-01")])
        let costs = table.costs(of: [strength([.of(low: 50, best: 100, high: 200)])], from: april, months: 24)
        func end(_ money: Int128) -> Runway { Runway(money: money, costs: costs, from: april) }
        #expect(end(0).best == .runsOut(month: april, monthsPaid: 0))
        #expect(end(-5).best == .runsOut(month: april, monthsPaid: 0))
        #expect(end(9_999_999).best == .runsOut(month: april, monthsPaid: 0))
        #expect(end(10_000_000).best == .runsOut(month: april.advanced(by: 1), monthsPaid: 1))
        #expect(end(60_000_000).earliest == .runsOut(month: april.advanced(by: 3), monthsPaid: 3))
        #expect(end(60_000_000).latest == .runsOut(month: april.advanced(by: 12), monthsPaid: 12))
        #expect(end(240_000_000).best == .lasts(months: 24))
        #expect(!end(0).isBound)
        let free = table.costs(of: [], from: april, months: 24)
        #expect(Runway(money: 0, costs: free, from: april).best == .noKnownCost)
    }

    @Test func aShortfallOpensChangesAndCloses() throws {
        let table = try table([(Examples.rate(money("1000")), "2018-07-01")])
        let costs = table.costs(of: [strength([100])], from: april, months: 12)
        let none = Shortfall(money: 120_000_000, costs: costs)
        #expect(none == nil)
        let some = try #require(Shortfall(money: 100_000_000, costs: costs))
        #expect(some.month == april.advanced(by: 10) && some.missing == 20_000_000 && some.currency == "USD")
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func runwayAgreesWithPayingMonthByMonth(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let table = try table([
            (
                Examples.rate(Money(minor: Int128(Int.random(in: 1...200_000, using: &random)), currency: "USD")),
                "2018-07-01"
            ),
            (
                Examples.line(
                    "camps", Money(minor: Int128(Int.random(in: 1...9_000_000, using: &random)), currency: "USD"),
                    from: "2026-06"), "2026-01-01"
            ),
        ])
        let best = Int.random(in: 0...5_000, using: &random)
        let force = strength([.of(low: best / 2, best: best, high: best * 2)])
        let costs = table.costs(of: [force], from: april, months: 60)
        let money = Int128(Int.random(in: 0...20_000_000_000, using: &random))
        let runway = Runway(money: money, costs: costs, from: april)
        for (end, figure) in [(runway.best, CostFigure.best), (runway.earliest, .high), (runway.latest, .low)] {
            guard case .runsOut(let month, let paid) = end else {
                #expect(costs.reduce(0) { $0 + $1.minor(figure) } <= money)
                continue
            }
            #expect(month == april.advanced(by: paid))
            #expect(costs.prefix(paid).reduce(0) { $0 + $1.minor(figure) } <= money)
            #expect(costs.prefix(paid + 1).reduce(0) { $0 + $1.minor(figure) } > money)
        }
        #expect(Shortfall(money: money, costs: costs) == nil || runway.best != .lasts(months: 60))
    }
}
