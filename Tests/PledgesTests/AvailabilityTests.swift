import DomainModel
import HashTreeCollections
import MandatePolicy
import MessageSchema
import PledgesDomain
import TestSupport
import Testing

@Suite struct AvailabilityTests {
    private func caveat(
        _ id: EntityID = "no-combat", effect: CaveatEffect = .suspends, refusesTasks: [EntityID]? = nil,
        ceiling: UseOfForce? = nil, requires: [EntityID]? = nil, from: EffectiveDate? = nil,
        until: EffectiveDate? = nil, scope: [CaveatScope]? = nil
    ) -> PledgesCommand {
        .caveat(
            Caveat(
                caveat: id, party: .nation(Controls.indonesia), kind: .known(.useOfForce), effect: .known(effect),
                scope: scope, refusesTasks: refusesTasks, ceiling: ceiling.map { .known($0) }, requires: requires,
                from: from, until: until, wording: "no combat"))
    }

    private func statement(_ event: PledgesEvent?) -> AvailabilityStatement? {
        switch event {
        case .pledgeLinesSuspended(let fact): fact.content
        case .pledgeLinesRestricted(let fact): fact.content
        case .pledgeLinesUndetermined(let fact): fact.content
        case .pledgeLinesReinstated(let fact): fact.content
        default: nil
        }
    }

    @Test func aWiderAssignmentSuspendsAndTheNarrowOneReinstatesWithTheClause() throws {
        var (scenario, news) = (try PledgesScenario.announced(), MandateNews())
        try scenario.hear(News.narrow, &news)
        #expect(try scenario.accept(caveat(ceiling: .defenceOfMandate)).count == 1)
        let events = try scenario.hear(News.full, &news)
        #expect(events.count == 2)
        let suspended = try #require(statement(events.last))
        #expect(suspended.pledge == "idn-1" && suspended.lines == ["inf"])
        #expect(suspended.availability == .known(.suspended) && suspended.was == .known(.untouched))
        #expect(suspended.clauses.map(\.rule) == ["no-combat"])
        #expect(
            suspended.clauses[0].clauses.map(\.wire) == [
                "option `full` assigns `disarm` with `allNecessaryMeans`; Indonesia's caveat `no-combat` allows "
                    + "`defenceOfMandate`"
            ])
        #expect(scenario.stage(on: "2026-04-02") == .announced)
        let back = try scenario.hear(News.narrow, &news)
        guard case .pledgeLinesReinstated(let reinstated) = back.last else {
            Issue.record("\(back) reinstates nothing")
            return
        }
        #expect(reinstated.content.was == .known(.suspended) && reinstated.content.clauses.isEmpty)
    }

    @Test func aCaveatThatIsDeclaredOrLiftedIsExaminedAtOnce() throws {
        var (scenario, news) = (try PledgesScenario.announced(), MandateNews())
        try scenario.hear(News.full, &news)
        let declared = try scenario.accept(caveat(effect: .restricts, refusesTasks: ["disarm"]))
        let restricted = try #require(statement(declared.last))
        #expect(restricted.availability == .known(.restricted))
        #expect(restricted.usable == [UsableTask(task: "patrol", areas: nil)])
        let lifted = try scenario.accept(.caveatLifting(CaveatLifting(caveat: "no-combat")))
        #expect(statement(lifted.last)?.availability == .known(.untouched))
    }

    @Test func aPreconditionThatNobodyKnowsLeavesItUndeterminedUntilItIsFound() throws {
        var (scenario, news) = (try PledgesScenario.announced(), MandateNews())
        try scenario.hear(News.narrow, &news)
        try scenario.hear(News.precondition(), &news)
        let declared = try scenario.accept(caveat(requires: ["consent"]))
        #expect(statement(declared.last)?.availability == .known(.undetermined))
        let unmet = try scenario.hear(News.finding(.unmet), &news)
        #expect(statement(unmet.last)?.availability == .known(.suspended))
        let met = try scenario.hear(News.finding(.met), &news)
        #expect(statement(met.last)?.availability == .known(.untouched))
    }

    @Test func whatIsAnnouncedUnderARuleIsStatedWithItsAnnouncement() throws {
        var (scenario, news) = (PledgesScenario.accepted(), MandateNews())
        try scenario.hear(News.full, &news)
        try scenario.accept(caveat(ceiling: .defenceOfMandate))
        let events = try scenario.accept(Examples.announcement(lines: [Examples.line("inf", 800)]))
        #expect(statement(events.last)?.availability == .known(.suspended))
        let added = try scenario.accept(.lineAddition(LineAddition(pledge: "idn-1", lines: [Examples.line("med", 50)])))
        #expect(statement(added.last)?.lines == ["med"])
    }

    @Test func aPartThatLeavesALineIsNotStatedAgain() throws {
        var (scenario, news) = (try PledgesScenario.announced(), MandateNews())
        try scenario.hear(News.full, &news)
        try scenario.accept(caveat(ceiling: .defenceOfMandate))
        let events = try scenario.accept(Examples.step(to: .assessed, lines: [Examples.part(10)]))
        #expect(events.count == 1)
        #expect(scenario.state.stated["idn-1"]?["inf"]?.availability == .known(.suspended))
    }

    @Test func onlyTheLinesThatChangeAreNamedAndOthersAreLeftAlone() throws {
        var (scenario, news) = (try PledgesScenario.announced(), MandateNews())
        try scenario.accept(.lineAddition(LineAddition(pledge: "idn-1", lines: [Examples.line("med", 50)])))
        try scenario.accept(Examples.announcement("mar-1", Controls.morocco, lines: [Examples.line("pol", 10)]))
        try scenario.hear(News.full, &news)
        let events = try scenario.accept(
            caveat(ceiling: .defenceOfMandate, scope: [CaveatScope(pledge: "idn-1", lines: ["med"])]))
        #expect(events.compactMap(statement).map(\.lines) == [["med"]])
        #expect(scenario.state.stated["mar-1"] == nil)
    }

    @Test func theDayOnWhichACaveatBeginsOrEndsBringsTheStatementAbout() throws {
        var (scenario, news) = (try PledgesScenario.announced(), MandateNews())
        try scenario.hear(News.full, &news)
        try scenario.accept(caveat(ceiling: .defenceOfMandate, from: "2026-05-01", until: "2026-05-31"))
        #expect(scenario.state.due(at: "2026-04-30T12:00:00Z").isEmpty)
        for (day, expected) in [("2026-05-01", Availability.suspended), ("2026-06-01", .untouched)] {
            scenario.now = try Instant(wire: day + "T00:00:01Z")
            let due = scenario.state.due(at: scenario.now)
            #expect(due.map(\.rule) == ["reexamine"])
            #expect(due.map(\.on.wire) == [day])
            let events = try scenario.accept(
                try #require(due.first?.command), .decided(on: try EffectiveDate(wire: day)))
            #expect(events.compactMap(statement).map(\.availability) == [.known(expected)])
            #expect(scenario.state.due(at: scenario.now).isEmpty)
            #expect(try scenario.refusal(of: #require(due.first?.command))?.kind == .alreadySo)
        }
    }

    @Test func anAssignmentForALaterDayTakesEffectOnThatDay() throws {
        var (scenario, news) = (try PledgesScenario.announced(), MandateNews())
        try scenario.hear(News.narrow, &news)
        try scenario.accept(caveat(ceiling: .defenceOfMandate))
        let later = try scenario.hear(News.full, &news, .decided(on: "2026-07-01"))
        #expect(later.count == 1)
        #expect(scenario.stated("inf") == .untouched)
        #expect(scenario.state.due(at: "2026-06-30T23:00:00Z").isEmpty)
        #expect(scenario.state.due(at: "2026-07-01T00:00:00Z").map(\.rule) == ["reexamine"])
    }

    @Test func aStatementStaysShortHoweverManyRulesThereAreAndSaysWhatIsLeftOut() throws {
        var (scenario, news) = (try PledgesScenario.announced(), MandateNews())
        let tasks = (0..<40).map { number -> (EntityID, UseOfForce) in
            (EntityID(stringLiteral: "task-\(number)-" + String(repeating: "x", count: 50)), .allNecessaryMeans)
        }
        for number in 0..<30 {
            try scenario.accept(
                caveat(
                    EntityID(stringLiteral: "caveat-\(number)-" + String(repeating: "y", count: 50)),
                    ceiling: .selfDefence))
        }
        let events = try scenario.hear(News.option("wide", tasks), &news)
        let found = try #require(statement(events.last))
        #expect(found.availability == .known(.suspended))
        #expect(found.clauses.count == 30 && (found.leftOut ?? 0) > 1_000)
        for event in scenario.events { #expect(try EventCoder().encode(event).count < EventCoder.maximumBytes / 2) }
    }

    @Test func aConstraintOnDeploymentRestrictsTheNationsThatItBinds() throws {
        var (scenario, news) = (try PledgesScenario.announced(), MandateNews())
        try scenario.hear(.area(Area(area: "gaza", title: "Gaza", kind: .known(.operation))), &news)
        try scenario.hear(News.narrow, &news)
        let constraint = Constraint(
            constraint: "none-there", title: "Not in Gaza", kind: .known(.deployment), nations: [Controls.indonesia],
            areas: ["gaza"], clause: "no Indonesian units in Gaza")
        let events = try scenario.hear(.constraint(constraint), &news)
        let restricted = try #require(statement(events.last))
        #expect(restricted.availability == .known(.restricted))
        #expect(restricted.clauses.map(\.kind) == [.known(.constraint)])
        #expect(restricted.usable?.isEmpty == true)
        let lifted = try scenario.hear(.constraintLifting(ConstraintLifting(constraint: "none-there")), &news)
        #expect(statement(lifted.last)?.availability == .known(.untouched))
    }
}
