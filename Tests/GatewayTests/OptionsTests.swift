import GatewayDomain
import MessageSchema
import TestSupport
import Testing

/// Which pledges survive which mandate, as the gateway answers it.
@Suite("Options")
struct OptionsTests {
    /// The real case with the option `full`, and positions on it.
    private func force() throws -> FoldedCase {
        var force = try FoldedCase.gaza()
        try force.tell(
            MandateEvent.mandateOption(
                MandateOption(
                    option: "full", title: "With disarming",
                    assigned: [
                        AssignedTask(task: "secure-borders", ceiling: .known(.defenceOfMandate)),
                        AssignedTask(task: "disarm-armed-groups", ceiling: .known(.allNecessaryMeans)),
                        AssignedTask(task: "train-police", ceiling: .known(.selfDefence)),
                    ], assumes: ["disarmed"])),
            .decided(on: "2025-12-13").learned(on: "2025-12-13"))
        for (stand, party, task, option, position) in [
            ("aze-full", "AZE", nil, "full", .refuses), ("alb-disarm", "ALB", "disarm-armed-groups", nil, .supports),
            ("idn-narrow", "IDN", nil, "narrow", .supports), ("mar-full", "MAR", nil, "full", .conditional),
            ("kaz-full", "KAZ", nil, "full", .silent),
        ] as [(EntityID, NationCode, EntityID?, EntityID?, StandPosition)] {
            try force.tell(
                MandateEvent.stand(
                    Stand(
                        stand: stand, party: .nation(party), task: task, option: option, position: .known(position))),
                .reported(on: "2025-12-13"))
        }
        try force.tell(
            PledgesEvent.caveat(
                Caveat(
                    caveat: "pak-not-to-disarm", party: .nation("PAK"), kind: .known(.task), effect: .known(.restricts),
                    refusesTasks: ["disarm-armed-groups"], wording: "but not to disarm")), .reported(on: "2025-11-29"))
        try force.tell(
            PledgesEvent.caveat(
                Caveat(
                    caveat: "mar-consent", party: .nation("MAR"), kind: .known(.partyConsent),
                    effect: .known(.suspends), requires: ["consent", "disarmed"], wording: "with consent")),
            .reported(on: "2026-02-19"))
        try force.tell(
            PledgesEvent.caveat(
                Caveat(
                    caveat: "some-stay-out", party: .unnamed("would-be contributors", count: nil),
                    kind: .known(.task), effect: .known(.restricts), refusesTasks: ["disarm-armed-groups"],
                    wording: "no disarming")), .reported(on: "2026-02-19"))
        return force
    }

    private func ask(
        _ force: FoldedCase, options: [EntityID]? = nil, assume: [PreconditionAssumption]? = nil,
        asOf: EffectiveDate? = nil, knownAt: KnownTime? = nil
    ) throws -> OptionsReply {
        let filter = options == nil && assume == nil ? nil : QueryFilter(options: options, assume: assume)
        return try force.ask(
            QueryRequest(.options, operation: force.operation, asOf: asOf, knownAt: knownAt, filter: filter))
    }

    private func lines(_ outcome: OptionOutcome?, _ availability: Availability) -> [SurvivingLine] {
        outcome?.groups.first { $0.availability == .known(availability) }?.lines ?? []
    }

    @Test("every option and the assignment in force stand side by side, each line in one group with its reasons")
    func sideBySide() throws {
        let reply = try ask(force())
        #expect(reply.options.map(\.option) == ["full", "narrow"])
        #expect(reply.inForce?.option == "narrow" && reply.inForce?.inForce == true)
        #expect(reply.options.map(\.inForce) == [false, true])
        #expect(reply.options.allSatisfy { !$0.differsFromForce })
        for outcome in reply.options + [reply.inForce].compactMap({ $0 }) {
            #expect(outcome.groups.map(\.availability.wire) == Availability.allCases.map(\.rawValue))
            #expect(outcome.groups.flatMap(\.lines).map(\.nation).sorted() == ["IDN", "MAR"])
            #expect(outcome.groups.flatMap(\.lines).allSatisfy { !$0.entries.isEmpty })
        }
        let full = reply.options[0]
        let idn = try #require(lines(full, .restricted).first)
        #expect(
            idn.statement
                == "restricted: option `full` assigns `disarm-armed-groups` with `allNecessaryMeans`; Indonesia's caveat "
                + "`idn-no-combat` allows `defenceOfMandate`")
        #expect(idn.usable.map(\.task) == ["secure-borders", "train-police"])
        #expect(idn.stage == .known(.onHold) && idn.reasons.map(\.rule) == ["idn-no-combat"])
        let group = full.groups[1]
        #expect(group.strength.best == 8_000 && group.onHold.best == 8_000 && group.nominal.lines == 0)
        #expect(group.nations == ["IDN"])
        let mar = try #require(lines(full, .undetermined).first)
        #expect(mar.nation == "MAR" && mar.statement?.contains("whether `consent` is met is unknown") == true)
        #expect(full.groups[2].strength.unknown == 1 && full.groups[2].nominal.unknown == 1)
    }

    @Test("tasks say whether they are authorised, and preconditions how they stand")
    func tasksAndAssumptions() throws {
        let full = try #require(try ask(force(), options: ["full"]).options.first)
        #expect(full.tasks.map(\.task) == ["disarm-armed-groups", "secure-borders", "train-police"])
        #expect(full.tasks.map(\.authorised) == [true, true, false])
        #expect(full.tasks[0].authorisedCeiling == .known(.allNecessaryMeans) && !full.tasks[0].entries.isEmpty)
        #expect(full.beyondAuthorisation == ["train-police"])
        #expect(full.assumes.map(\.precondition) == ["disarmed"])
        #expect(full.assumes[0].status == .known(.unknown) && !full.assumes[0].hypothetical)
        #expect(full.authority == nil)
    }

    @Test("caveats of nations that offer nothing and of unnamed ones are shown where they are broken")
    func idleCaveats() throws {
        let reply = try ask(force(), options: ["narrow", "full"])
        let (narrow, full) = (reply.options[0], reply.options[1])
        #expect(narrow.broken.map(\.rule) == ["mar-consent"])
        #expect(full.broken.map(\.rule) == ["idn-no-combat", "mar-consent", "pak-not-to-disarm", "some-stay-out"])
        #expect(full.broken.map(\.lines) == [1, 1, 0, 0])
        #expect(full.broken.map(\.open) == [false, true, false, false])
        let pakistan = full.broken[2]
        #expect(pakistan.nation == "PAK" && pakistan.entries.count == 1)
        #expect(
            pakistan.clauses == [
                "option `full` assigns `disarm-armed-groups` with `allNecessaryMeans`; Pakistan's caveat `pak-not-to-disarm` "
                    + "refuses that task"
            ])
        #expect(full.broken[3].nation == nil && full.broken[3].holder == "would-be contributors")
    }

    @Test("stands are sorted by position, those on assigned tasks among them, and silence is not invented")
    func stands() throws {
        let reply = try ask(force(), options: ["narrow", "full"])
        let (narrow, full) = (reply.options[0].stands, reply.options[1].stands)
        #expect(full.refusing.map(\.stand) == ["aze-full"])
        #expect(full.supporting.map(\.stand) == ["alb-disarm"])
        #expect(full.conditional.map(\.stand) == ["mar-full"])
        #expect(full.other.map(\.stand) == ["kaz-full"])
        #expect(narrow.supporting.map(\.stand) == ["idn-narrow"])
        #expect(narrow.refusing.isEmpty && narrow.conditional.isEmpty && narrow.other.isEmpty)
        #expect(full.refusing.first?.entry.sources?.isEmpty == false)
    }

    @Test("the difference is measured from the first option named, and turns round with them")
    func differences() throws {
        let there = try #require(try ask(force(), options: ["narrow", "full"]).differences.first)
        #expect(there.from == "narrow" && there.to == "full")
        #expect(there.lost.best == 8_000 && there.lost.lines == 1 && there.won.lines == 0)
        #expect(there.moves.map(\.nation) == ["IDN"])
        #expect(there.moves[0].from == .known(.untouched) && there.moves[0].to == .known(.restricted))
        #expect(there.moves[0].clauses.first?.contains("`idn-no-combat` allows") == true)
        #expect(there.newlyBroken.map(\.rule) == ["idn-no-combat", "pak-not-to-disarm", "some-stay-out"])
        #expect(there.statement.contains("lost 8000 in 1 line, won nothing"))
        let back = try #require(try ask(force(), options: ["full", "narrow"]).differences.first)
        #expect(back.from == "full" && back.won.best == 8_000 && back.lost.lines == 0)
        #expect(back.noLongerBroken.map(\.rule) == there.newlyBroken.map(\.rule))
        #expect(back.moves[0].clauses == there.moves[0].clauses)
        // Unnamed, they are measured from what is in force.
        #expect(try ask(force()).differences.map(\.from) == ["narrow"])
    }

    @Test("a what-if is marked, changes what hangs on it, and records nothing")
    func whatIf() throws {
        let force = try force()
        let before: JSONValue = try force.ask(QueryRequest(.options, operation: force.operation))
        let met = try ask(
            force, options: ["full"],
            assume: [
                .init(precondition: "consent", status: .met),
                .init(precondition: "disarmed", status: .met),
            ])
        #expect(met.hypothesis?.assumed.map(\.precondition) == ["consent", "disarmed"])
        #expect(met.hypothesis?.assumed.map(\.recorded) == [.known(.unknown), .known(.unknown)])
        #expect(met.hypothesis?.statement.contains("recorded nowhere") == true)
        #expect(lines(met.options.first, .untouched).map(\.nation) == ["MAR"])
        #expect(met.options[0].assumes[0].status == .known(.met) && met.options[0].assumes[0].hypothetical)
        #expect(lines(met.inForce, .untouched).map(\.nation) == ["IDN", "MAR"])
        let unmet = try ask(force, options: ["full"], assume: [.init(precondition: "consent", status: .unmet)])
        #expect(lines(unmet.options.first, .suspended).map(\.nation) == ["MAR"])
        #expect(try ask(force).hypothesis == nil)
        let after: JSONValue = try force.ask(QueryRequest(.options, operation: force.operation))
        #expect(before == after)
    }

    @Test("a position that a nation's own caveat contradicts is told")
    func conflicts() throws {
        var force = try force()
        #expect(try ask(force).conflicts.isEmpty)
        try force.tell(
            MandateEvent.stand(
                Stand(stand: "pak-full", party: .nation("PAK"), option: "full", position: .known(.supports))),
            .reported(on: "2026-03-01"))
        let conflict = try #require(try ask(force).conflicts.first)
        #expect(conflict.stand == "pak-full" && conflict.caveat == "pak-not-to-disarm" && conflict.entries.count == 2)
    }

    @Test("an option in force with another content than it is defined with says so")
    func redefined() throws {
        var force = try force()
        try force.tell(
            MandateEvent.mandateOption(
                MandateOption(
                    option: "narrow", title: "Narrower",
                    assigned: [AssignedTask(task: "secure-borders", ceiling: .known(.selfDefence))])),
            .decided(on: "2026-05-01"))
        let reply = try ask(force, options: ["narrow"])
        #expect(reply.options[0].differsFromForce && reply.options[0].inForce)
        #expect(reply.inForce?.tasks.first?.ceiling == .known(.defenceOfMandate))
        #expect(reply.options[0].tasks.first?.ceiling == .known(.selfDefence))
    }

    @Test("the moment decides what is offered, known and defined")
    func moments() throws {
        let force = try force()
        let february = try ask(force, options: ["full"], asOf: "2026-02-20")
        #expect(lines(february.options.first, .untouched).map(\.nation) == ["IDN"])
        let march = try ask(force, options: ["full"], asOf: "2026-03-17", knownAt: .day("2026-03-16"))
        #expect(march.options[0].groups.map(\.onHold.lines).allSatisfy { $0 == 0 })
        let early = try ask(force, asOf: "2025-01-01")
        #expect(early.options.isEmpty && early.inForce == nil && early.differences.isEmpty)
    }

    @Test(
        "a wrong filter is refused with its place and what is allowed",
        arguments: [
            (#"{"options": ["ful"]}"#, "unknown-entity", "/filter/options/0", "did you mean `full`?"),
            (#"{"options": ["full", "xyz"]}"#, "unknown-entity", "/filter/options/1", "there is `full`, `narrow`"),
            (#"{"options": ["full", "full"]}"#, "invalid-content", "/filter/options/1", "given twice"),
            (#"{"options": []}"#, "invalid-content", "/filter/options", "1 to 64"),
            (#"{"options": "full"}"#, "invalid-content", "/filter/options", ""),
            (#"{"option": ["full"]}"#, "invalid-content", "/filter/option", "did you mean `options`?"),
            (#"{"assume": ["consnt:met"]}"#, "unknown-entity", "/filter/assume/0", "did you mean `consent`?"),
            (#"{"assume": ["consent:mett"]}"#, "invalid-content", "/filter/assume/0", "did you mean `met`?"),
            (#"{"assume": ["consent"]}"#, "invalid-content", "/filter/assume/0", "a colon"),
            (#"{"assume": ["consent:met", "consent:unmet"]}"#, "invalid-content", "/filter/assume/1", "given twice"),
        ])
    func refused(filter: String, kind: String, pointer: String, hint: String) throws {
        let force = try force()
        let json = try JSONParser().parse(#"{"name": "options", "operation": "isf-gaza", "filter": \#(filter)}"#)
        let problem = #expect(throws: Problem.self) {
            let request = try QuestionReading.request(from: json)
            let _: JSONValue = try force.ask(request)
        }
        #expect(problem?.kind?.rawValue == kind, "\(problem?.description ?? "")")
        #expect(problem?.errors.map(\.pointer) == [pointer], "\(problem?.description ?? "")")
        #expect(problem?.detail.contains(hint) == true, "\(problem?.detail ?? "")")
    }

    @Test("a question that takes no filter refuses one, and names those that do")
    func otherQuestions() throws {
        let json = try JSONParser().parse(
            #"{"name": "picture", "operation": "isf-gaza", "filter": {"assume": ["consent:met"]}}"#)
        let problem = #expect(throws: Problem.self) {
            _ = try QuestionReading.name(of: try QuestionReading.request(from: json))
        }
        #expect(problem?.errors.map(\.pointer) == ["/filter/assume"])
        #expect(problem?.detail.contains("`options`") == true)
    }
}
