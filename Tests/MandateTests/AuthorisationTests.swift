import DomainModel
import MandateDomain
import MessageSchema
import TestSupport
import Testing

struct AuthorisationTests {
    private func renewal(_ day: CalendarDay) -> MandateCommand {
        .authorisationRenewal(AuthorisationRenewal(authorisation: "unscr-2803", expiresOn: day, instrument: "renewal"))
    }

    @Test func `it is in force from its adoption to the end of its last day`() throws {
        let records = try Examples.mandate().state.records
        func inForce(on day: CalendarDay) -> EntityID? {
            records.authorisationInForce(on: day, at: .everything)?.authorisation.authorisation
        }
        #expect(inForce(on: "2025-11-16") == nil)
        #expect(inForce(on: "2025-11-17") == "unscr-2803")
        #expect(inForce(on: "2027-12-31") == "unscr-2803")
        #expect(inForce(on: "2028-01-01") == nil)
        let standing = try #require(records.authorisations(at: .everything).first)
        #expect(standing.daysLeft(after: "2027-12-31") == 0)
        #expect(standing.daysLeft(after: "2027-12-01") == 30)
        #expect(standing.daysLeft(after: "2028-01-02") == -2)
    }

    @Test func `renewals recorded out of order each extend the expiry of their own day`() throws {
        var scenario = try Examples.mandate()
        try scenario.accept(renewal("2029-12-31"), .decided(on: "2028-11-01"))
        try scenario.accept(renewal("2028-12-31"), .decided(on: "2027-11-01"))
        let late = try #require(scenario.refusal(of: renewal("2029-06-30"), .decided(on: "2028-12-01")))
        #expect(late.kind == .notAllowed)
        #expect(late.pointers == ["/expiresOn"])
        let records = scenario.state.records
        func expiry(_ day: CalendarDay) -> CalendarDay? {
            records.authorisations(at: .day(day)).first?.expiresOn
        }
        #expect(expiry("2027-10-31") == "2027-12-31")
        #expect(expiry("2027-11-01") == "2028-12-31")
        #expect(expiry("2028-11-01") == "2029-12-31")
        let standing = try #require(records.authorisations(at: .everything).first)
        #expect(
            standing.entries == [scenario.events[1].header.id, scenario.events[scenario.events.count - 2].header.id])
    }

    @Test func `an open-ended one is in force for good and cannot be renewed`() throws {
        var scenario = try Examples.established()
        try scenario.accept(
            .authorisation(
                Authorisation(authorisation: "unscr-2803", body: "UNSC", instrument: "2803", adoptedOn: "2025-11-17")),
            .decided(on: "2025-11-17"))
        let standing = try #require(scenario.state.records.authorisationInForce(on: "2199-12-31", at: .everything))
        #expect(standing.daysLeft(after: "2026-01-01") == nil)
        let refusal = try #require(scenario.refusal(of: renewal("2030-01-01")))
        #expect(refusal.kind == .notAllowed)
        #expect(refusal.pointers == ["/authorisation"])
    }

    @Test func `of several the one that holds longest is in force`() throws {
        var scenario = try Examples.mandate()
        try scenario.accept(
            .authorisation(
                Authorisation(
                    authorisation: "bridge", body: "UNSC", instrument: "b", adoptedOn: "2026-01-01",
                    expiresOn: "2026-12-31")), .decided(on: "2026-01-01"))
        let records = scenario.state.records
        #expect(
            records.authorisationInForce(on: "2026-06-01", at: .everything)?.authorisation.authorisation == "unscr-2803"
        )
    }

    @Test func `one that only a weak source knows is shown and authorises nothing`() throws {
        var scenario = try Examples.established()
        try scenario.accept(.authorisation(Examples.resolution), .reported(on: "2025-11-17", grade: "E5"))
        let records = scenario.state.records
        let standing = try #require(records.authorisations(at: .everything).first)
        #expect(!standing.isSupported)
        #expect(standing.expiresOn == "2027-12-31")
        #expect(records.authorisationInForce(on: "2026-01-01", at: .everything) == nil)
    }

    @Test func `what was learned later was not known before`() throws {
        var scenario = try Examples.established()
        try scenario.accept(.authorisation(Examples.resolution), Examples.adoption.learned(on: "2025-11-20"))
        let records = scenario.state.records
        let before: CalendarDay = "2025-11-19"
        #expect(records.authorisationInForce(on: "2025-11-18", at: .day("2025-11-18", knownAt: before.end)) == nil)
        let after: CalendarDay = "2025-11-20"
        #expect(records.authorisationInForce(on: "2025-11-18", at: .day("2025-11-18", knownAt: after.end)) != nil)
    }
}
