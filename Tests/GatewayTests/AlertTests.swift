import GatewayDomain
import MessageSchema
import TestSupport
import Testing

/// What a person should look at, out of the mandate: each kind comes when it should, goes when it should, and says why.
@Suite("Alerts of the mandate")
struct AlertTests {
    private var force: FoldedCase

    init() throws { force = try FoldedCase.gaza() }

    private func alerts(
        _ force: FoldedCase? = nil, asOf: EffectiveDate? = nil, knownAt: KnownTime? = nil, _ kind: AlertKind? = nil
    ) throws -> [AlertView] {
        let force = force ?? self.force
        let request = QueryRequest(.alerts, operation: force.operation, asOf: asOf, knownAt: knownAt)
        let reply = try force.ask(request, as: AlertsReply.self)
        return reply.alerts.filter { kind == nil || $0.kind == kind.map { .known($0) } }
    }

    @Test("the case has none as it stands")
    func none() throws {
        #expect(try alerts() == [])
        let picture = try force.picture()
        #expect(picture.alerts.count == 0 && picture.alerts.gravest == nil)
    }

    @Test("an expiry is told of 90 days before, urgently 30 days before, and as run out on the day after")
    func expiry() throws {
        #expect(try alerts(asOf: "2027-10-01", .authorisationExpiring).isEmpty)
        let first = try #require(try alerts(asOf: "2027-10-02", .authorisationExpiring).first)
        #expect(first.severity == .known(.notice) && first.statement.contains("90 days are left"))
        #expect(first.subjects == [Subject("authorisation", "unsc-2803")] && first.entries.count == 1)
        let urgent = try #require(try alerts(asOf: "2027-12-01", .authorisationExpiring).first)
        #expect(urgent.severity == .known(.warning))
        let last = try #require(try alerts(asOf: "2027-12-31", .authorisationExpiring).first)
        #expect(last.statement.contains("today is the last day"))
        #expect(try alerts(asOf: "2028-01-01", .authorisationExpiring).isEmpty)
        let over = try #require(try alerts(asOf: "2028-01-01", .authorisationExpired).first)
        #expect(over.severity == .known(.critical) && over.statement.contains("no authorisation is in force"))
    }

    @Test("where another one is in force an expiry is less grave, and history after 90 days")
    func followed() throws {
        var force = force
        try force.tell(
            MandateEvent.authorisation(
                Authorisation(
                    authorisation: "unsc-2900", body: "UN Security Council", instrument: "resolution 2900",
                    adoptedOn: "2027-12-01")), .decided(on: "2027-12-01").learned(on: "2027-12-01"))
        let soon = try #require(try alerts(force, asOf: "2027-12-20", .authorisationExpiring).first)
        #expect(soon.severity == .known(.notice))
        let over = try #require(try alerts(force, asOf: "2028-01-01", .authorisationExpired).first)
        #expect(over.severity == .known(.notice) && over.statement.contains("in force is `unsc-2900`"))
        #expect(try alerts(force, asOf: "2028-05-01", .authorisationExpired).isEmpty)
    }

    @Test("a renewal ends the alert from its day on, and a late one what is known of the past")
    func renewal() throws {
        var force = force
        try force.tell(
            MandateEvent.authorisationRenewal(
                AuthorisationRenewal(authorisation: "unsc-2803", expiresOn: "2028-12-31")),
            .decided(on: "2028-01-15").learned(on: "2028-02-01"))
        #expect(try alerts(force, asOf: "2028-01-14", .authorisationExpired).count == 1)
        #expect(try alerts(force, asOf: "2028-01-15", .authorisationExpired).isEmpty)
        let before = KnownTime.day("2028-01-20")
        #expect(try alerts(force, asOf: "2028-01-15", knownAt: before, .authorisationExpired).count == 1)
    }

    @Test("a suspension is critical, says why and since when, and makes what rests on it exceed the authorisation")
    func suspension() throws {
        var force = force
        let event = try force.tell(
            MandateEvent.authorisationSuspension(
                AuthorisationSuspension(authorisation: "unsc-2803", reason: "the ceasefire broke")),
            .reported(on: "2026-05-01").learned(on: "2026-05-01"))
        #expect(try alerts(force, asOf: "2026-04-30").isEmpty)
        let alert = try #require(try alerts(force, .authorisationSuspended).first)
        #expect(alert.severity == .known(.critical) && alert.entries.contains(event))
        #expect(alert.statement.contains("since 2026-05-01 (the ceasefire broke)"))
        let beyond = try #require(try alerts(force, .assignedBeyondAuthorisation).first)
        #expect(beyond.statement.contains("no authorisation of the force is in force"))
        let picture = try force.picture()
        #expect(picture.authorisation?.state == .known(.suspended) && picture.authorisation?.inForce == false)
        #expect(picture.authorisation?.suspendedFor == "the ceasefire broke")
        #expect(picture.alerts.count == 2 && picture.alerts.critical == 2)
        try force.tell(
            MandateEvent.authorisationReinstatement(AuthorisationReinstatement(authorisation: "unsc-2803")),
            .decided(on: "2026-05-20").learned(on: "2026-05-20"))
        #expect(try alerts(force).isEmpty)
    }

    @Test("a task that is withdrawn while assigned, or assigned above its ceiling, is critical")
    func beyond() throws {
        var force = force
        try force.tell(
            MandateEvent.taskWithdrawal(TaskWithdrawal(task: "secure-borders", reason: "Egypt does it")),
            .decided(on: "2026-05-01").learned(on: "2026-05-01"))
        let withdrawn = try #require(try alerts(force, .assignedBeyondAuthorisation).first)
        #expect(withdrawn.severity == .known(.critical))
        #expect(withdrawn.subjects == [Subject("task", "secure-borders"), Subject("option", "narrow")])
        #expect(withdrawn.statement.contains("no longer authorised since 2026-05-01 (Egypt does it)"))
        let mandate = try force.ask(QueryRequest(.mandate, operation: force.operation), as: MandateReply.self)
        #expect(mandate.tasks.beyondAuthorisation == ["secure-borders"])
        #expect(mandate.tasks.assigned.first?.excess?.count == 1)
        #expect(mandate.ended?.tasks.map(\.id) == ["secure-borders"])
        #expect(mandate.ended?.tasks.first?.reason == "Egypt does it")
        try force.tell(
            MandateEvent.taskAuthorisation(
                TaskAuthorisation(task: "secure-borders", title: "Borders", ceiling: .known(.selfDefence))),
            .decided(on: "2026-05-10").learned(on: "2026-05-10"))
        let above = try #require(try alerts(force, .assignedBeyondAuthorisation).first)
        #expect(above.statement.contains("up to defenceOfMandate, but authorised only up to selfDefence"))
    }

    @Test(
        "tasks that rest on one instrument are one alert when that runs out, after the alert of the instrument itself")
    func grouped() throws {
        var force = force
        let tasks: [EntityID] = ["secure-corridors", "train-police"]
        for task in tasks {
            try force.tell(
                MandateEvent.taskAuthorisation(
                    TaskAuthorisation(
                        task: task, title: "A task", ceiling: .known(.selfDefence), authorisation: "unsc-2803")),
                .decided(on: "2026-05-01").learned(on: "2026-05-01"))
        }
        try force.tell(
            MandateEvent.optionPutInForce(
                OptionPutInForce(
                    option: "wide",
                    assigned: tasks.map { AssignedTask(task: $0, ceiling: .known(.selfDefence)) }
                        + [AssignedTask(task: "fly", ceiling: .known(.selfDefence))], assumes: [])),
            .reported(on: "2026-05-01").learned(on: "2026-05-01"))
        let all = try alerts(force, asOf: "2028-01-01")
        #expect(
            all.map(\.kind.term) == [.authorisationExpired, .assignedBeyondAuthorisation, .assignedBeyondAuthorisation])
        #expect(all[1].statement == "option `wide` is in force: `fly` is assigned, and not authorised")
        #expect(
            all[2].statement
                == "option `wide` is in force: `secure-corridors`, `train-police` are assigned, and `unsc-2803`, which "
                + "authorises them, has expired")
        #expect(
            all[2].subjects.map(\.wire) == [
                "task/secure-corridors", "task/train-police", "option/wide", "authorisation/unsc-2803",
            ])
    }

    @Test("what the option in force assumes is critical where unmet, a warning where unknown, and gone where met")
    func assumptions() throws {
        var force = force
        let assigned = [AssignedTask(task: "secure-borders", ceiling: .known(.defenceOfMandate))]
        try force.tell(
            MandateEvent.optionPutInForce(
                OptionPutInForce(option: "narrow", assigned: assigned, assumes: ["disarmed", "nobody-knows"])),
            .decided(on: "2026-05-01").learned(on: "2026-05-01"))
        let unknown = try alerts(force, .assumptionUnknown)
        #expect(unknown.map { $0.subjects.first?.id } == ["disarmed", "nobody-knows"])
        #expect(unknown.allSatisfy { $0.severity == .known(.warning) })
        for (status, day) in [(PreconditionStatus.unmet, "2026-05-02"), (.met, "2026-05-05")] {
            let on = try CalendarDay(wire: day)
            try force.tell(
                MandateEvent.preconditionFinding(
                    PreconditionFinding(precondition: "disarmed", status: .known(status), wording: "it says")),
                .reported(on: .day(on)).learned(on: on))
        }
        let unmet = try #require(try alerts(force, asOf: "2026-05-03", .assumptionUnmet).first)
        #expect(unmet.severity == .known(.critical) && unmet.statement.contains("Armed groups disarm"))
        #expect(try alerts(force, asOf: "2026-05-05", .assumptionUnmet).isEmpty)
        #expect(try alerts(force, .assumptionUnknown).count == 1)
        let mandate = try force.ask(QueryRequest(.mandate, operation: force.operation), as: MandateReply.self)
        let condition = try #require(mandate.preconditions.first { $0.precondition == "disarmed" })
        #expect(condition.findings?.map(\.status) == [.known(.unmet), .known(.met)])
        #expect(try force.picture().preconditions.allSatisfy { $0.findings == nil })
    }

    private func stand(_ position: StandPosition, task: EntityID? = nil, option: EntityID? = nil) -> MandateEvent {
        .stand(
            Stand(stand: "idn-s", party: .nation("IDN"), task: task, option: option, position: .known(position)))
    }

    @Test("a nation that supports an option which its caveat does not allow is told of with both clauses")
    func contradictingOption() throws {
        var force = force
        let full = [AssignedTask(task: "disarm-armed-groups", ceiling: .known(.allNecessaryMeans))]
        try force.tell(
            MandateEvent.mandateOption(MandateOption(option: "full", title: "Full", assigned: full)),
            .decided(on: "2026-04-01").learned(on: "2026-04-01"))
        // A caveat that only restricts leaves the nation some of what it supports; one that suspends does not.
        try force.tell(
            PledgesEvent.caveat(
                Caveat(
                    caveat: "idn-no-force", party: .nation("IDN"), kind: .known(.useOfForce), effect: .known(.suspends),
                    ceiling: .known(.defenceOfMandate), wording: "no combat")),
            .reported(on: "2026-04-01").learned(on: "2026-04-01"))
        for option: EntityID in ["narrow", "full"] {
            var told = force
            let event = try told.tell(
                stand(.supports, option: option), .reported(on: "2026-05-01").learned(on: "2026-05-01"))
            let found = try alerts(told, .standContradictsCaveat)
            #expect(found.count == (option == "full" ? 1 : 0))
            guard let alert = found.first else { continue }
            #expect(alert.severity == .known(.warning) && alert.entries.first == event && alert.entries.count == 2)
            #expect(
                alert.subjects == [
                    Subject("stand", "idn-s"), Subject("caveat", "idn-no-force"), Subject("option", "full"),
                ])
            #expect(alert.statement.contains("assigns `disarm-armed-groups` with `allNecessaryMeans`"))
            #expect(try alerts(told, asOf: "2026-04-30").isEmpty)
        }
        for position in [StandPosition.refuses, .conditional, .silent] {
            var told = force
            try told.tell(stand(position, option: "full"), .reported(on: "2026-05-01").learned(on: "2026-05-01"))
            #expect(try alerts(told).isEmpty)
        }
    }

    @Test("a nation that supports a task which its caveat refuses by name, until that is lifted")
    func contradictingTask() throws {
        var force = force
        try force.tell(
            stand(.supports, task: "disarm-armed-groups"), .reported(on: "2026-05-01").learned(on: "2026-05-01"))
        #expect(try alerts(force).isEmpty, "the task is not assigned, and its ceiling is no refusal")
        try force.tell(
            PledgesEvent.caveat(
                Caveat(
                    caveat: "idn-no-disarming", party: .nation("IDN"), kind: .known(.task), effect: .known(.suspends),
                    refusesTasks: ["disarm-armed-groups"], wording: "not to disarm")),
            .reported(on: "2026-05-02").learned(on: "2026-05-02"))
        let alert = try #require(try alerts(force, .standContradictsCaveat).first)
        #expect(alert.statement.contains("`idn-no-disarming` refuses that task"))
        try force.tell(
            PledgesEvent.caveatLifting(CaveatLifting(caveat: "idn-no-disarming")),
            .reported(on: "2026-05-10").learned(on: "2026-05-10"))
        #expect(try alerts(force).isEmpty)
        #expect(try alerts(force, asOf: "2026-05-09").count == 1)
    }

    @Test("the gravest come first, and the picture names it")
    func order() throws {
        var force = force
        try force.tell(
            MandateEvent.optionPutInForce(
                OptionPutInForce(option: "narrow", assigned: [], assumes: ["disarmed"])),
            .decided(on: "2026-05-01").learned(on: "2026-05-01"))
        let at: EffectiveDate = "2028-01-01"
        let all = try alerts(force, asOf: at)
        #expect(all.map { $0.severity.term } == [.critical, .warning])
        let picture = try force.picture(asOf: at)
        #expect(picture.alerts.count == 2 && picture.alerts.critical == 1 && picture.alerts.gravest == all.first)
    }
}
