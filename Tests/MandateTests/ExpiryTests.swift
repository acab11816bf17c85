import DomainModel
import MandateDomain
import MessageSchema
import TestSupport
import Testing

/// What time alone does to an authorisation, and what renewals do to that.
struct ExpiryTests {
    private func renewal(_ day: CalendarDay) -> MandateCommand {
        .authorisationRenewal(AuthorisationRenewal(authorisation: "unscr-2803", expiresOn: day))
    }

    private func expiration(_ day: CalendarDay) -> MandateCommand {
        .authorisationExpiration(AuthorisationExpiration(authorisation: "unscr-2803", expiresOn: day))
    }

    private func state(_ scenario: MandateScenario, _ day: CalendarDay, knownAt: Instant? = nil) -> AuthorisationState?
    {
        scenario.state.records.standing(ofAuthorisation: "unscr-2803", at: .day(day, knownAt: knownAt))?.state(on: day)
    }

    /// Carries out what is due by a moment, as the service does.
    @discardableResult
    private func passTime(_ scenario: inout MandateScenario, to instant: Instant) throws -> [CalendarDay] {
        scenario.now = instant
        let due = scenario.state.due(at: instant)
        for command in due {
            #expect(command.rule == "expire-authorisation")
            try scenario.accept(command.command, .decided(on: .day(command.on)))
        }
        #expect(scenario.state.due(at: instant).isEmpty, "what is due is not done")
        return due.map(\.on)
    }

    @Test func `it runs out on the day after its last day, once, and says after which day`() throws {
        var scenario = try Examples.mandate()
        #expect(scenario.state.due(at: "2027-12-31T23:59:59.999999Z").isEmpty)
        let due = scenario.state.due(at: "2028-01-01T00:00:00Z")
        #expect(due == [DueCommand(expiration("2027-12-31"), rule: "expire-authorisation", on: "2028-01-01")])
        #expect(
            try due.first?.id(in: Controls.operation).wire
                == "expire-authorisation:isf-gaza:authorisation:unscr-2803:2028-01-01")
        #expect(try passTime(&scenario, to: "2028-01-01T00:00:00Z") == ["2028-01-01"])
        let event = try #require(scenario.last)
        #expect(type(of: event.event.payload).type.wire == "muster.mandate.authorisation.expired.v1")
        #expect(event.header.effective == "2028-01-01")
        #expect(try passTime(&scenario, to: "2029-06-01T00:00:00Z") == [])
        let standing = scenario.state.records.standing(ofAuthorisation: "unscr-2803", at: .day("2028-01-01"))
        #expect(standing?.entries.last == event.header.id)
    }

    @Test func `no sender may name it`() {
        #expect(!MandateCommand.payloads.contains { $0.name == "expire-authorisation" })
        #expect(CommandDirectory.names.contains("suspend-authorisation"))
        #expect(!CommandDirectory.names.contains("expire-authorisation"))
    }

    @Test func `it is not taken note of before the day is over, of a day that was prolonged, nor twice`() throws {
        var scenario = try Examples.mandate()
        scenario.now = "2027-12-31T12:00:00Z"
        let early = try #require(scenario.refusal(of: expiration("2027-12-31"), .decided(on: "2028-01-01")))
        #expect(early.kind == .notAllowed && early.pointers == ["/expiresOn"])
        scenario.now = "2028-01-02T00:00:00Z"
        #expect(scenario.refusal(of: expiration("2027-11-30"))?.kind == .notAllowed)
        var prolonged = scenario
        try prolonged.accept(renewal("2028-12-31"), .decided(on: "2027-12-15"))
        #expect(prolonged.refusal(of: expiration("2027-12-31"))?.kind == .notAllowed)
        try scenario.accept(expiration("2027-12-31"), .decided(on: "2028-01-01"))
        #expect(scenario.refusal(of: expiration("2027-12-31"))?.kind == .alreadySo)
        let unknown = MandateCommand.authorisationExpiration(
            AuthorisationExpiration(authorisation: "unscr-1", expiresOn: "2027-12-31"))
        #expect(scenario.refusal(of: unknown)?.kind == .unknownEntity)
    }

    @Test func `a renewal before the expiry leaves nothing due`() throws {
        var scenario = try Examples.mandate()
        try scenario.accept(renewal("2028-12-31"), .decided(on: "2027-11-01"))
        #expect(try passTime(&scenario, to: "2028-01-01T00:00:00Z") == [])
        #expect(state(scenario, "2028-01-01") == .inForce)
        #expect(try passTime(&scenario, to: "2029-01-01T00:00:00Z") == ["2029-01-01"])
    }

    @Test func `a renewal that takes effect on the day after the last leaves no gap`() throws {
        var scenario = try Examples.mandate()
        try scenario.accept(renewal("2028-12-31"), .decided(on: "2028-01-01"))
        #expect(try passTime(&scenario, to: "2028-01-05T00:00:00Z") == [])
        #expect(state(scenario, "2027-12-31") == .inForce && state(scenario, "2028-01-01") == .inForce)
    }

    @Test func `a renewal after the expiry brings it back, and the gap before it stays`() throws {
        var scenario = try Examples.mandate()
        try passTime(&scenario, to: "2028-01-01T00:00:00Z")
        scenario.now = "2028-02-01T00:00:00Z"
        try scenario.accept(renewal("2028-12-31"), .decided(on: "2028-02-01"))
        #expect(state(scenario, "2028-01-31") == .expired)
        #expect(state(scenario, "2028-02-01") == .inForce)
        #expect(try passTime(&scenario, to: "2029-01-01T00:00:00Z") == ["2029-01-01"])
        #expect(state(scenario, "2029-01-01") == .expired)
    }

    @Test func `a gap before a renewal is recorded also where both are past`() throws {
        var scenario = try Examples.mandate()
        scenario.now = "2028-03-01T00:00:00Z"
        try scenario.accept(renewal("2028-12-31"), .decided(on: "2028-02-01"))
        #expect(try passTime(&scenario, to: "2028-03-01T00:00:00Z") == ["2028-01-01"])
        #expect(state(scenario, "2028-03-01") == .inForce)
    }

    @Test func `a renewal that is learned of after the expiry and took effect before it undoes the expiry`() throws {
        var scenario = try Examples.mandate()
        try passTime(&scenario, to: "2028-01-01T00:00:00Z")
        scenario.now = "2028-02-01T00:00:00Z"
        try scenario.accept(renewal("2028-12-31"), .reported(on: "2027-12-20", published: "2028-01-30"))
        #expect(state(scenario, "2028-01-15") == .inForce)
        #expect(state(scenario, "2028-01-15", knownAt: "2028-01-15T00:00:00Z") == .expired)
        #expect(try passTime(&scenario, to: "2028-02-02T00:00:00Z") == [])
    }

    @Test func `a renewal does not end before it takes effect, nor go beyond a later one`() throws {
        var scenario = try Examples.mandate()
        let short = try #require(scenario.refusal(of: renewal("2028-01-15"), .decided(on: "2028-02-01")))
        #expect(short.kind == .invalidContent && short.pointers == ["/expiresOn"])
        try scenario.accept(renewal("2028-12-31"), .decided(on: "2027-12-01"))
        for last: CalendarDay in ["2028-12-31", "2029-01-31"] {
            let beyond = try #require(scenario.refusal(of: renewal(last), .decided(on: "2027-11-01")))
            #expect(beyond.kind == .notAllowed && beyond.pointers == ["/expiresOn"])
            #expect(beyond.detail.contains("2027-12-01"))
            #expect(scenario.refusal(of: renewal(last), .reported(on: "2027-11-01")) == nil)
        }
    }

    @Test func `an authorisation that only a rumour knows never runs out, nor an open-ended one`() throws {
        var scenario = try Examples.established()
        try scenario.accept(.authorisation(Examples.resolution), .reported(on: "2025-11-17", grade: "E5"))
        try scenario.accept(
            .authorisation(
                Authorisation(authorisation: "open", body: "UNSC", instrument: "x", adoptedOn: "2025-11-17")),
            .decided(on: "2025-11-17"))
        #expect(scenario.state.due(at: "2199-01-01T00:00:00Z").isEmpty)
    }

    @Test func `one whose last day is the last of the calendar never runs out`() throws {
        var scenario = try Examples.established()
        try scenario.accept(
            .authorisation(
                Authorisation(
                    authorisation: "long", body: "UNSC", instrument: "x", adoptedOn: "2025-11-17",
                    expiresOn: "2199-12-31")), .decided(on: "2025-11-17"))
        #expect(scenario.state.due(at: CalendarDay.last.end).isEmpty)
    }

    @Test func `several fall due in the order of their ids and days`() throws {
        var scenario = try Examples.mandate()
        for (id, last) in [("b", "2026-01-31"), ("a", "2026-02-28")] {
            try scenario.accept(
                .authorisation(
                    Authorisation(
                        authorisation: Examples.id(id), body: "UNSC", instrument: "x", adoptedOn: "2025-11-17",
                        expiresOn: CalendarDay(wire: last))), .decided(on: "2025-11-17"))
        }
        try scenario.accept(
            .authorisationRenewal(AuthorisationRenewal(authorisation: "b", expiresOn: "2026-03-31")),
            .decided(on: "2026-03-01"))
        let due = scenario.state.due(at: "2026-05-01T00:00:00Z")
        #expect(due.map(\.on) == ["2026-03-01", "2026-02-01", "2026-04-01"])
        #expect(try passTime(&scenario, to: "2026-05-01T00:00:00Z").count == 3)
    }

    @Test func `it may hold from a day later than its adoption, and is adopted until then`() throws {
        var scenario = try Examples.established()
        func wish(_ from: CalendarDay) -> MandateCommand {
            .authorisation(
                Authorisation(
                    authorisation: "unscr-2803", body: "UNSC", instrument: "x", adoptedOn: "2025-11-17",
                    inForceFrom: from,
                    expiresOn: "2027-12-31"))
        }
        for wrong: CalendarDay in ["2025-11-16", "2028-01-01"] {
            let refusal = try #require(scenario.refusal(of: wish(wrong)))
            #expect(refusal.kind == .invalidContent && refusal.pointers == ["/inForceFrom"])
        }
        try scenario.accept(wish("2026-01-01"), .decided(on: "2025-11-17"))
        #expect(state(scenario, "2025-11-16") == nil)
        #expect(state(scenario, "2025-11-17") == .adopted)
        #expect(state(scenario, "2025-12-31") == .adopted)
        #expect(state(scenario, "2026-01-01") == .inForce)
    }
}

extension CalendarDay {
    fileprivate static var last: CalendarDay { "2199-12-31" }
}
