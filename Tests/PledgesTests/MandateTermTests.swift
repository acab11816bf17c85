import DomainModel
import MessageSchema
import PledgesDomain
import TestSupport
import Testing

@Suite struct MandateTermTests {
    private static let facts: [MandateEvent] = [
        News.narrow, News.precondition(), News.finding(.met),
        .area(Area(area: "gaza", title: "G", kind: .known(.zone))),
        .areaRetirement(AreaRetirement(area: "gaza", reason: "merged")),
        .taskAuthorisation(TaskAuthorisation(task: "patrol", title: "Patrol", ceiling: .known(.selfDefence))),
        .taskWithdrawal(TaskWithdrawal(task: "patrol", reason: "over")),
        .constraint(
            Constraint(constraint: "c", title: "C", kind: .known(.stationing), areas: ["gaza"], clause: "not there")),
        .constraintLifting(ConstraintLifting(constraint: "c")), News.authorisation(until: "2027-12-31"),
        .authorisationRenewal(AuthorisationRenewal(authorisation: "unscr", expiresOn: "2028-12-31")),
        .authorisationSuspension(AuthorisationSuspension(authorisation: "unscr", reason: "war")),
        .authorisationReinstatement(AuthorisationReinstatement(authorisation: "unscr", reason: "peace")),
        .authorisationExpiration(AuthorisationExpiration(authorisation: "unscr", expiresOn: "2027-12-31")),
    ]

    @Test(arguments: facts)
    func everyTermIsTakenInOnceAndAsItStands(_ fact: MandateEvent) throws {
        var (scenario, news) = (PledgesScenario.accepted(), MandateNews())
        let event = news.event(fact, at: scenario.now)
        let commands = try MandateNews.commands(for: event, scenario.state)
        #expect(commands.count == 1)
        let events = try scenario.accept(try #require(commands.first))
        guard case .mandateTermTaking(let term) = events.first else {
            Issue.record("\(events) takes nothing in")
            return
        }
        #expect(term.fact == fact)
        #expect(term.origin.sequence == event.header.id.sequence)
        #expect(try MandateNews.commands(for: event, scenario.state).isEmpty)
        #expect(try scenario.refusal(of: #require(commands.first))?.kind == .alreadySo)
        #expect(try scenario.refolded() == scenario.state)
        #expect(try scenario.roundTripped() == scenario.state)
    }

    @Test func anAssignmentThatComesLateNeverOutranksALaterOneOfTheSameDay() throws {
        var (scenario, news) = (PledgesScenario.accepted(), MandateNews())
        let late = news.event(News.narrow, at: scenario.now, .decided(on: "2026-03-01"))
        let earlier = news.event(News.option("other", []), at: scenario.now, .decided(on: "2026-02-01"))
        try scenario.hear(News.full, &news, .decided(on: "2026-03-01"))
        for event in [late, earlier] {
            let commands = try MandateNews.commands(for: event, scenario.state)
            try scenario.accept(try #require(commands.first), .decided(on: event.header.effective))
        }
        func option(on day: CalendarDay) -> EntityID? {
            scenario.state.records.mandate.assignmentInForce(at: Moment(asOf: day, knownAt: nil))?.value.option
        }
        #expect(option(on: "2026-03-01") == "full")
        #expect(option(on: "2026-02-28") == "other")
    }

    @Test func factsOfOneEntityDoNotHoldUpThoseOfAnother() throws {
        var (scenario, news) = (PledgesScenario.accepted(), MandateNews())
        let late = news.event(News.precondition("ceasefire"), at: scenario.now)
        try scenario.hear(News.precondition("consent"), &news)
        // The first was parked and is retried later: that a later fact about another entity is in must not lose it.
        #expect(try MandateNews.commands(for: late, scenario.state).count == 1)
    }

    @Test func whatPledgesDoesNotDecideByIsNotTakenIn() throws {
        var (scenario, news) = (PledgesScenario.accepted(), MandateNews())
        let option = MandateOption(option: "narrow", title: "Narrow", assigned: [])
        #expect(try scenario.hear(.mandateOption(option), &news).isEmpty)
    }

    @Test func takenInTermsHaveTheDatesAndTheWordOfTheirCause() throws {
        var (scenario, news) = (PledgesScenario.accepted(), MandateNews())
        try scenario.hear(News.precondition(), &news)
        try scenario.hear(News.finding(.met), &news, .reported(on: "2026-03-01").learned(on: "2026-03-02"))
        let mandate = scenario.state.records.mandate
        func status(_ day: CalendarDay, _ known: Instant?) -> Coded<PreconditionStatus> {
            mandate.status(ofPrecondition: "consent", at: Moment(asOf: day, knownAt: known))
        }
        #expect(status("2026-02-28", nil) == .known(.unknown))
        #expect(status("2026-03-01", nil) == .known(.met))
        #expect(status("2026-03-01", "2026-03-01T12:00:00Z") == .known(.unknown))
    }

    @Test(arguments: [
        (CalendarDay?.none, "2026-04-02", true), ("2026-03-31", "2026-04-02", false),
        ("2026-12-31", "2026-04-02", true),
    ])
    func aDeploymentNeedsAnAuthorisationInForce(_ until: CalendarDay?, _ day: EffectiveDate, _ may: Bool) throws {
        var (scenario, news) = (try PledgesScenario.decided(up: .ready), MandateNews())
        #expect(scenario.refusal(of: Examples.step(to: .deploying), .decided(on: day)) == nil)
        try scenario.hear(News.authorisation(until: until), &news, .decided(on: "2025-11-17"))
        let refusal = scenario.refusal(of: Examples.step(to: .deploying), .decided(on: day))
        #expect((refusal == nil) == may)
        if let refusal {
            #expect(refusal.kind == .gateNotMet)
            #expect(refusal.detail.contains("Resolution 2803") && refusal.detail.contains("expired"))
            #expect(scenario.refusal(of: Examples.step(to: .deploying), .reported(on: day)) == nil)
        }
    }

    @Test func aSuspendedLineIsNotDeployedByDecisionAndTheClauseSaysWhy() throws {
        var (scenario, news) = (try PledgesScenario.decided(up: .ready), MandateNews())
        try scenario.hear(News.full, &news)
        try scenario.accept(
            .caveat(
                Caveat(
                    caveat: "no-combat", party: .nation(Controls.indonesia), kind: .known(.useOfForce),
                    effect: .known(.suspends), ceiling: .known(.defenceOfMandate), wording: "no combat")))
        let refusal = scenario.refusal(of: Examples.step(to: .deploying), .decided(on: "2026-04-02"))
        #expect(refusal?.kind == .gateNotMet)
        #expect(refusal?.pointers == ["/lines"])
        #expect(refusal?.detail.contains("caveat `no-combat` allows `defenceOfMandate`") == true)
        let part = Examples.step(to: .deploying, lines: [Examples.part(10)])
        #expect(scenario.refusal(of: part, .decided(on: "2026-04-02"))?.kind == .gateNotMet)
        #expect(scenario.refusal(of: Examples.step(to: .deploying), .reported(on: "2026-04-02")) == nil)
    }
}
