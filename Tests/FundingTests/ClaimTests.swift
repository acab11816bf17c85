import DomainModel
import FundingDomain
import MessageSchema
import TestSupport
import Testing

@Suite("Claims on money")
struct ClaimTests {
    private let nineStates = Claim(
        claim: "nine-states", figure: .known(.contributionsPledged), party: .unnamed("nine states", count: 9),
        amount: money("7000000000"))

    private func command(_ claim: Claim) -> FundingCommand { .fundingClaim(FundingClaim(claim)) }

    @Test func theRealCasesClaimsAreKeptAndAddedIntoNoTotal() throws {
        var scenario = try FundingExamples.pledged()
        try scenario.accept(command(nineStates), .reported(on: "2026-02-19"))
        try scenario.accept(
            command(Claim(claim: "need", figure: .known(.fundingNeed), amount: money("70000000000"))),
            .reported(on: "2026-02-19"))
        try scenario.accept(
            command(
                Claim(
                    claim: "empty", figure: .known(.contributionsPaid), amount: money("0"),
                    wording: "zero dollars")), .reported(on: "2026-05", publisher: "Financial Times"))
        let records = scenario.state.records
        #expect(records.claims.known(at: .everything).map(\.claim.claim) == ["empty", "need", "nine-states"])
        #expect(records.claims.known(at: on("2026-05-30")).count == 2)
        #expect(records.totals(at: .everything)?.pledged.amount == money("10000000000"))
    }

    @Test func aClaimIsReportedSaysSomethingAndIsNew() throws {
        var scenario = FundingExamples.accepted()
        try scenario.accept(command(nineStates), .reported(on: "2026-02-19"))
        let empty = Claim(claim: "empty", figure: .known(.other))
        let cases: [(Claim, Circumstances, Problem.Kind, String)] = [
            (nineStates, .reported(on: "2026-02-20"), .alreadyExists, "/claim"),
            (
                Claim(claim: "mine", figure: .known(.other), wording: "so"), .decided(on: "2026-02-20"), .gateNotMet,
                "/basis"
            ),
            (empty, .reported(on: "2026-02-20"), .invalidContent, ""),
            (
                Claim(
                    claim: "two", figure: .known(.other), wording: "no", contradicts: ["nine-states", "nine-stats"]),
                .reported(on: "2026-02-20"), .unknownEntity, "/contradicts/1"
            ),
            (
                Claim(
                    claim: "two", figure: .known(.other), wording: "no", contradicts: ["nine-states", "nine-states"]),
                .reported(on: "2026-02-20"), .invalidContent, "/contradicts/1"
            ),
            (
                Claim(
                    claim: "two", figure: .known(.other), wording: "no",
                    contradicts: Array(repeating: "nine-states", count: 201)), .reported(on: "2026-02-20"),
                .invalidContent, "/contradicts"
            ),
            (
                Claim(claim: "two", figure: .known(.contributionsPaid), of: "contribution/usa-1", amount: money("0")),
                .reported(on: "2026-02-20"), .unknownEntity, "/of"
            ),
        ]
        for (claim, circumstances, kind, pointer) in cases {
            let refusal = scenario.refusal(of: command(claim), circumstances)
            #expect(refusal?.kind == kind, "\(claim)")
            #expect(refusal?.pointers == [pointer])
        }
    }

    @Test func claimsThatContradictEachOtherAreBothKept() throws {
        var scenario = FundingExamples.accepted()
        try scenario.accept(command(nineStates), .reported(on: "2026-02-19"))
        try scenario.accept(
            command(
                Claim(
                    claim: "eight-states", figure: .known(.contributionsPledged),
                    party: .unnamed("eight states", count: 8), amount: money("5000000000"),
                    contradicts: ["nine-states"])), .reported(on: "2026-02-19", grade: "C3"))
        #expect(scenario.state.records.claims.known(at: .everything).count == 2)
    }
}
