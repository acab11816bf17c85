import DomainModel
import MessageSchema
import PledgesDomain
import TestSupport
import Testing

@Suite struct ClaimTests {
    private func claim(
        _ id: EntityID = "asked", count: Quantity? = .of(low: 70, best: 70), of subject: Subject? = nil,
        contradicts: [EntityID]? = nil
    ) -> PledgesCommand {
        .pledgesClaim(
            PledgesClaim(
                Claim(
                    claim: id, figure: .known(.nationsAsked), of: subject, count: count, contradicts: contradicts)))
    }

    @Test func claimsThatContradictEachOtherAreAllKept() throws {
        var scenario = PledgesScenario.accepted()
        try scenario.accept(claim("a"), .reported(on: "2025-12-13"))
        try scenario.accept(claim("b", count: 40, contradicts: ["a"]), .reported(on: "2025-12-14", grade: "C3"))
        #expect(scenario.state.records.claims.known(at: .everything).map(\.claim.claim) == ["a", "b"])
    }

    @Test func aClaimIsReportedOnceAndSaysSomething() throws {
        var scenario = PledgesScenario.accepted()
        let reported = Circumstances.reported(on: "2025-12-13")
        #expect(scenario.refusal(of: claim())?.pointers == ["/basis"])
        #expect(scenario.refusal(of: claim(count: nil), reported)?.kind == .invalidContent)
        #expect(scenario.refusal(of: claim(contradicts: ["z"]), reported)?.pointers == ["/contradicts/0"])
        #expect(scenario.refusal(of: claim(contradicts: []), reported)?.pointers == ["/contradicts"])
        try scenario.accept(claim(), reported)
        #expect(scenario.refusal(of: claim(), reported)?.kind == .alreadyExists)
    }

    @Test(arguments: ["pledge", "conference", "approach", "milestone", "estimate", "caveat"])
    func whatAClaimSpeaksOfMustExistWherePledgesOwnsIt(_ kind: String) throws {
        let refusal = PledgesScenario.accepted().refusal(
            of: claim(of: Subject(kind, "nothing")), .reported(on: "2025-12-13"))
        #expect(refusal?.kind == .unknownEntity)
        #expect(refusal?.pointers == ["/of"])
    }

    @Test func aClaimMaySpeakOfWhatExistsAndOfWhatOthersOwn() throws {
        var scenario = try PledgesScenario.announced()
        try scenario.accept(claim("a", of: "pledge/idn-1"), .reported(on: "2025-12-13"))
        try scenario.accept(claim("b", of: "area/gaza"), .reported(on: "2025-12-13"))
    }
}
