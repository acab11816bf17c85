import DomainModel
import MandateDomain
import MessageSchema
import TestSupport
import Testing

struct SuspensionTests {
    private let suspension = MandateCommand.authorisationSuspension(
        AuthorisationSuspension(authorisation: "unscr-2803", reason: "the ceasefire broke"))
    private let reinstatement = MandateCommand.authorisationReinstatement(
        AuthorisationReinstatement(authorisation: "unscr-2803", reason: "it holds again"))

    private func renewal(_ day: CalendarDay) -> MandateCommand {
        .authorisationRenewal(AuthorisationRenewal(authorisation: "unscr-2803", expiresOn: day))
    }

    private func state(_ scenario: MandateScenario, _ day: CalendarDay, knownAt: Instant? = nil) -> AuthorisationState?
    {
        scenario.state.records.standing(ofAuthorisation: "unscr-2803", at: .day(day, knownAt: knownAt))?.state(on: day)
    }

    @Test func `it is suspended from the day given until it is reinstated`() throws {
        var scenario = try Examples.mandate()
        #expect(try scenario.accept(suspension, .decided(on: "2026-03-01")).count == 1)
        let suspended = try #require(scenario.last?.header.id)
        try scenario.accept(reinstatement, .decided(on: "2026-04-01"))
        let reinstated = try #require(scenario.last?.header.id)
        #expect(state(scenario, "2026-02-28") == .inForce)
        #expect(state(scenario, "2026-03-01") == .suspended)
        #expect(state(scenario, "2026-03-31") == .suspended)
        #expect(state(scenario, "2026-04-01") == .inForce)
        let records = scenario.state.records
        #expect(records.authorisationInForce(on: "2026-03-15", at: .day("2026-03-15")) == nil)
        let during = try #require(records.standing(ofAuthorisation: "unscr-2803", at: .day("2026-03-15")))
        #expect(during.suspension?.value.reason == "the ceasefire broke")
        #expect(during.entries.contains(suspended) && !during.entries.contains(reinstated))
        let after = try #require(records.standing(ofAuthorisation: "unscr-2803", at: .day("2026-04-15")))
        #expect(after.suspension == nil && after.entries.contains(reinstated))
    }

    @Test func `a suspension that is learned of late changes only what is known from then on`() throws {
        var scenario = try Examples.mandate()
        scenario.now = "2026-06-01T00:00:00Z"
        try scenario.accept(suspension, .reported(on: "2026-01-10"))
        let before: CalendarDay = "2026-05-31"
        #expect(state(scenario, "2026-01-20", knownAt: before.end) == .inForce)
        #expect(state(scenario, "2026-01-20") == .suspended)
    }

    @Test
    func `a report may say that it is suspended, a rumour moves nothing, and a decision of the day outranks both`()
        throws
    {
        var scenario = try Examples.mandate()
        try scenario.accept(suspension, .reported(on: "2026-02-01", grade: "E5"))
        #expect(state(scenario, "2026-02-01") == .inForce)
        try scenario.accept(suspension, .reported(on: "2026-02-01"))
        #expect(state(scenario, "2026-02-01") == .suspended)
        try scenario.accept(reinstatement, .decided(on: "2026-02-01"))
        #expect(state(scenario, "2026-02-01") == .inForce)
    }

    @Test func `the cell confirms a reported suspension, and does not suspend twice`() throws {
        var scenario = try Examples.mandate()
        try scenario.accept(suspension, .reported(on: "2026-02-01"))
        #expect(scenario.refusal(of: suspension, .reported(on: "2026-02-01"))?.kind == .alreadySo)
        try scenario.accept(suspension, .decided(on: "2026-02-01"))
        let other = MandateCommand.authorisationSuspension(
            AuthorisationSuspension(authorisation: "unscr-2803", reason: "other words"))
        for again in [suspension, other] {
            let refusal = try #require(scenario.refusal(of: again, .decided(on: "2026-02-05")))
            #expect(refusal.kind == .alreadySo && refusal.pointers == ["/authorisation"])
        }
        #expect(scenario.refusal(of: other, .reported(on: "2026-02-05")) == nil)
    }

    @Test func `what is not suspended cannot be reinstated by decision, and the same source says so once`() throws {
        var scenario = try Examples.mandate()
        try scenario.accept(suspension, .decided(on: "2026-03-01"))
        let early = try #require(scenario.refusal(of: reinstatement, .decided(on: "2026-02-01")))
        #expect(early.kind == .alreadySo && early.pointers == ["/authorisation"])
        #expect(early.detail.contains("suspended from 2026-03-01"))
        try scenario.accept(reinstatement, .reported(on: "2026-03-10"))
        #expect(scenario.refusal(of: reinstatement, .reported(on: "2026-03-10"))?.kind == .alreadySo)
        let twice = try #require(scenario.refusal(of: reinstatement, .decided(on: "2026-03-10")))
        #expect(twice.kind == .alreadySo)
    }

    @Test func `nothing is suspended or reinstated before it was adopted, whoever says so`() throws {
        let scenario = try Examples.mandate()
        for command in [suspension, reinstatement] {
            for circumstances in [Circumstances.decided(on: "2025-11-16"), .reported(on: "2025-11-16")] {
                let refusal = try #require(scenario.refusal(of: command, circumstances))
                #expect(refusal.kind == .notAllowed && refusal.pointers == ["/authorisation"])
                #expect(refusal.detail.contains("2025-11-17"))
            }
        }
    }

    @Test func `an authorisation nobody knows is refused with the nearest`() throws {
        let scenario = try Examples.mandate()
        for command: MandateCommand in [
            .authorisationSuspension(AuthorisationSuspension(authorisation: "unscr-2804", reason: "x")),
            .authorisationReinstatement(AuthorisationReinstatement(authorisation: "unscr-2804")),
        ] {
            let refusal = try #require(scenario.refusal(of: command))
            #expect(refusal.kind == .unknownEntity && refusal.pointers == ["/authorisation"])
            #expect(refusal.detail.contains("unscr-2803") && refusal.detail.contains("record-authorisation"))
        }
    }

    @Test func `what has run out is not suspended by decision, though a source may say so`() throws {
        var scenario = try Examples.mandate()
        let refusal = try #require(scenario.refusal(of: suspension, .decided(on: "2028-01-01")))
        #expect(refusal.kind == .gateNotMet && refusal.pointers == ["/authorisation"])
        #expect(refusal.detail.contains("renew-authorisation"))
        try scenario.accept(suspension, .reported(on: "2028-01-01"))
        #expect(state(scenario, "2028-01-01") == .expired)
    }

    @Test func `one that runs out while suspended is expired, and renewed is suspended again`() throws {
        var scenario = try Examples.mandate()
        try scenario.accept(suspension, .decided(on: "2027-12-01"))
        #expect(state(scenario, "2027-12-31") == .suspended)
        #expect(state(scenario, "2028-01-01") == .expired)
        try scenario.accept(renewal("2028-12-31"), .decided(on: "2028-02-01"))
        #expect(state(scenario, "2028-01-31") == .expired)
        #expect(state(scenario, "2028-02-01") == .suspended)
    }
}
