import DomainModel
import FundingDomain
import MessageSchema
import TestSupport
import Testing

@Suite("Random corrections in funding")
struct RandomCorrectionTests {
    private struct Picture: Equatable {
        let contributions: [ContributionStanding]
        let accounts: [AccountStanding]
        let budgetLines: [BudgetLineStanding]
        let conditions: [EntityID]
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func accountsBudgetLinesAndConditionsFollowCorrectionsToo(seed: UInt64) throws {
        var history = CorrectionHistory<FundingOperation, Picture>(
            draw: { (RandomFundingTests.command(&$0), RandomFundingTests.circumstances(&$0, decidedOnly: false)) },
            retract: { .entryRetraction($0) }, correct: { .entryCorrection($0) },
            picture: {
                Picture(
                    contributions: $0.standings(at: $1), accounts: $0.accounts(at: $1),
                    budgetLines: $0.budgetLines(at: $1),
                    conditions: $0.conditionsInForce(at: $1).map(\.condition.condition))
            })
        var scenario = FundingExamples.accepted()
        var random = SeededGenerator(seed: seed)
        try history.run(400, from: &scenario, random: &random)
        #expect(history.failures.isEmpty, "\(history.failures.prefix(3))")
        #expect(history.retracted > 3 && history.corrected > 0 && history.restored > 0)
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func keepWhatWasKnownAndTheSums(seed: UInt64) throws {
        var history = CorrectionHistory<FundingOperation, [ContributionStanding]>(
            draw: { (RandomHistoryTests.command(&$0), RandomHistoryTests.circumstances(&$0)) },
            retract: { .entryRetraction($0) }, correct: { .entryCorrection($0) },
            picture: { $0.standings(at: $1) })
        var scenario = FundingExamples.accepted()
        var random = SeededGenerator(seed: seed)
        try history.run(400, from: &scenario, random: &random)
        #expect(history.failures.isEmpty, "\(history.failures.prefix(3))")
        #expect(history.retracted > 3)
        #expect(history.corrected > 0)
        #expect(history.restored > 0)
        let records = scenario.state.records
        for day in ["2026-01-31", "2026-02-28", "2026-12-31"] as [CalendarDay] {
            let totals = try #require(records.totals(at: on(day)))
            for sum in [totals.pledged, totals.committed, totals.paid, totals.outstanding, totals.funding] {
                #expect(sum.minor == sum.records.reduce(0) { $0 + $1.counted.minor })
            }
            #expect(totals.funding.minor == totals.paid.minor + totals.outstanding.minor)
        }
    }
}
