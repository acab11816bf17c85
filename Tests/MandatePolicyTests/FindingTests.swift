import HashTreeCollections
import MandatePolicy
import MessageSchema
import TestSupport
import Testing

@Suite struct FindingTests {
    private let tree = AreaTree(parents: ["rafah": "gaza", "gaza-city": "gaza", "old-town": "gaza-city"])

    private func words(_ text: String) throws -> Text { try Text(wire: text) }

    private func rule(
        _ id: EntityID, _ effect: CaveatEffect = .suspends, refusesTasks: [EntityID] = [],
        refusesAreas: [EntityID] = [], onlyAreas: [EntityID]? = nil, ceiling: UseOfForce? = nil,
        requires: [EntityID] = [], authority: CommandAuthority? = nil, from: CalendarDay? = nil,
        until: CalendarDay? = nil
    ) throws -> Rule {
        Rule(
            name: RuleName(.caveat, id), holder: "Indonesia", effect: .known(effect), refusesTasks: refusesTasks,
            refusesAreas: refusesAreas, onlyAreas: onlyAreas, ceiling: ceiling.map { .known($0) }, requires: requires,
            authority: authority.map { .known($0) }, from: from, until: until, wording: try words("in its own words"))
    }

    private func terms(
        _ tasks: [AssignedTask], authority: CommandAuthority? = nil, met: [EntityID] = [], unmet: [EntityID] = [],
        day: CalendarDay? = "2026-06-01"
    ) -> Terms {
        Terms(option: "full", tasks: tasks, authority: authority.map { .known($0) }, areas: tree, day: day)
            .assuming(Dictionary(uniqueKeysWithValues: met.map { ($0, .met) } + unmet.map { ($0, .unmet) }))
    }

    private func task(
        _ id: EntityID, _ ceiling: UseOfForce = .defenceOfMandate, in areas: [EntityID]? = nil
    )
        -> AssignedTask
    {
        AssignedTask(task: id, ceiling: .known(ceiling), areas: areas)
    }

    @Test func aCeilingThatIsExceededNamesBothSides() throws {
        let rule = try rule("no-combat", ceiling: .defenceOfMandate)
        let assessment = Assessment(
            rules: [rule], under: terms([task("patrol"), task("disarm-armed-groups", .allNecessaryMeans)]))
        #expect(assessment.availability == .suspended)
        #expect(
            assessment.statement
                == "suspended: option `full` assigns `disarm-armed-groups` with `allNecessaryMeans`; Indonesia's caveat "
                + "`no-combat` allows `defenceOfMandate`")
        #expect(assessment.usable.isEmpty)
    }

    @Test func aCeilingThatIsReachedIsKept() throws {
        let rule = try rule("no-combat", ceiling: .defenceOfMandate)
        #expect(Assessment(rules: [rule], under: terms([task("patrol")])).availability == .untouched)
    }

    @Test func aRefusedTaskRestrictsToTheOthers() throws {
        let rule = try rule("not-disarm", .restricts, refusesTasks: ["disarm"])
        let assessment = Assessment(rules: [rule], under: terms([task("disarm"), task("patrol", in: ["rafah"])]))
        #expect(assessment.availability == .restricted)
        #expect(assessment.usable == [UsableTask(task: "patrol", areas: ["rafah"])])
    }

    @Test func aRefusedAreaBindsItsSubAreasAndWhatContainsIt() throws {
        let rule = try rule("not-there", .restricts, refusesAreas: ["gaza-city"])
        let inside = Assessment(rules: [rule], under: terms([task("patrol", in: ["old-town"])]))
        #expect(inside.availability == .restricted)
        #expect(inside.usable.isEmpty)
        let around = Assessment(rules: [rule], under: terms([task("patrol", in: ["gaza"])]))
        #expect(around.usable == [UsableTask(task: "patrol", areas: ["gaza"], exceptAreas: ["gaza-city"])])
        let beside = Assessment(rules: [rule], under: terms([task("patrol", in: ["rafah"])]))
        #expect(beside.availability == .untouched)
    }

    @Test func onlyAreasLeaveWhatLiesWithinThem() throws {
        let rule = try rule("only-rafah", .restricts, onlyAreas: ["rafah"])
        let assessment = Assessment(rules: [rule], under: terms([task("patrol", in: ["gaza"]), task("guard")]))
        #expect(assessment.availability == .restricted)
        #expect(
            assessment.usable == [
                UsableTask(task: "guard", areas: ["rafah"]), UsableTask(task: "patrol", areas: ["rafah"]),
            ])
        #expect(Assessment(rules: [rule], under: terms([task("patrol", in: ["rafah"])])).availability == .untouched)
    }

    @Test(arguments: [
        ([EntityID](), [EntityID](), Availability.undetermined), (["consent"], [], .untouched),
        ([], ["consent"], .suspended),
    ])
    func aPreconditionIsMetUnmetOrUnknown(_ met: [EntityID], _ unmet: [EntityID], _ expected: Availability) throws {
        let rule = try rule("host-consent", requires: ["consent"])
        #expect(Assessment(rules: [rule], under: terms([], met: met, unmet: unmet)).availability == expected)
    }

    @Test(arguments: [
        (CommandAuthority?.none, Availability.undetermined), (.tacon, .untouched), (.opcon, .suspended),
    ])
    func authorityIsComparedWithWhatTheTermsAssume(_ assumed: CommandAuthority?, _ expected: Availability) throws {
        let rule = try rule("national-control", authority: .tacon)
        #expect(Assessment(rules: [rule], under: terms([], authority: assumed)).availability == expected)
    }

    @Test func aRuleIsPassedOverOutsideItsWindow() throws {
        let rule = try rule("not-yet", until: "2026-05-31")
        #expect(Assessment(rules: [rule], under: terms([], day: "2026-05-31")).availability == .suspended)
        #expect(Assessment(rules: [rule], under: terms([], day: "2026-06-01")).availability == .untouched)
    }

    @Test func aRuleInWordsOnlyIsUndetermined() throws {
        let assessment = Assessment(rules: [try rule("vague")], under: terms([]))
        #expect(assessment.availability == .undetermined)
        #expect(assessment.statement?.contains("in its own words") == true)
    }

    @Test func theGravestOfSeveralHolds() throws {
        let assessment = Assessment(
            rules: [
                try rule("a", .restricts, refusesTasks: ["disarm"]),
                try rule("b", .withdraws, refusesTasks: ["disarm"]),
                try rule("c", requires: ["consent"]),
            ], under: terms([task("disarm")]))
        #expect(assessment.availability == .withdrawn)
        #expect(assessment.findings.map(\.rule.name.id) == ["a", "b", "c"])
        #expect(assessment.statement?.contains("`b`") == true)
        #expect(assessment.statement?.contains("`a`") == false)
    }

    @Test func whatIsDemandedInWordsBesideTheDataIsOpen() throws {
        func caveat(_ authority: CommandAuthority?) -> Rule {
            Rule(
                Caveat(
                    caveat: "mixed", party: .nation("IDN"), kind: .known(.useOfForce), effect: .known(.restricts),
                    ceiling: .known(.defenceOfMandate), command: "stays under national control",
                    authority: authority.map { .known($0) }, wording: "no combat, under national control"))
        }
        let open = Assessment(rules: [caveat(nil)], under: terms([task("patrol")], authority: .opcon))
        #expect(open.availability == .undetermined)
        #expect(open.statement?.contains("\"stays under national control\"") == true)
        // As data it is tested, and the words say no more.
        let broken = Assessment(rules: [caveat(.tacon)], under: terms([task("patrol")], authority: .opcon))
        #expect(broken.availability == .restricted)
        #expect(Assessment(rules: [caveat(.tacon)], under: terms([task("patrol")], authority: .tacon)).findings.isEmpty)
    }

    @Test func wordsWithATimeAreNoRefusalOfEverything() throws {
        let rule = Rule(
            Caveat(
                caveat: "until-june", party: .nation("IDN"), kind: .known(.command), effect: .known(.suspends),
                command: "stays under national control", until: "2026-06", wording: "until June"))
        #expect(Assessment(rules: [rule], under: terms([])).availability == .undetermined)
    }

    @Test func whatTransfersNothingBreaksNoRuleOfCommandEvenOneThatNobodyHereKnows() throws {
        let foreign = Rule(
            name: RuleName(.caveat, "foreign"), holder: "Indonesia", effect: .known(.suspends),
            authority: .unrecognised("sideways"), wording: try words("words"))
        #expect(
            Assessment(rules: [foreign], under: terms([], authority: CommandAuthority.none)).availability == .untouched)
        #expect(Assessment(rules: [foreign], under: terms([], authority: .tacon)).availability == .undetermined)
        let all = try rule("all", authority: .fullCommand)
        #expect(Assessment(rules: [all], under: terms([])).availability == .untouched)
    }

    @Test func theNamesOfRulesDoNotDecideWhereAContributionCanBeUsed() throws {
        for (first, second) in [("a", "b"), ("b", "a")] as [(EntityID, EntityID)] {
            let assessment = Assessment(
                rules: [
                    try rule(first, .restricts, refusesAreas: ["rafah"]),
                    try rule(second, .restricts, onlyAreas: ["gaza-city"]),
                ], under: terms([task("guard")]))
            #expect(assessment.usable == [UsableTask(task: "guard", areas: ["gaza-city"])])
        }
    }

    @Test func whereNoAssignedTaskIsLeftItSaysSo() throws {
        let assessment = Assessment(
            rules: [try rule("not-disarm", .restricts, refusesTasks: ["disarm"])], under: terms([task("disarm")]))
        #expect(assessment.availability == .restricted)
        #expect(assessment.leavesNoTask)
        #expect(assessment.statement?.hasSuffix("; no assigned task is left for it") == true)
    }

    @Test func anEffectThatNobodyHereKnowsLeavesItOpenAndTakesTheRefusedTaskAway() throws {
        let rule = Rule(
            name: RuleName(.caveat, "new"), holder: "Indonesia", effect: .unrecognised("postpones"),
            refusesTasks: ["disarm"], wording: try words("words"))
        let assessment = Assessment(rules: [rule], under: terms([task("disarm"), task("patrol")]))
        #expect(assessment.availability == .undetermined)
        #expect(assessment.usable.map(\.task) == ["patrol"])
        #expect(assessment.statement?.contains("refuses that task") == true)
    }

    @Test func pointsThatDifferInTheTaskOnlyAreOneSentence() throws {
        let rule = Rule(
            name: RuleName(.caveat, "one-side"), holder: "would-be contributors", effect: .known(.restricts),
            refusesTasks: ["disarm"], onlyAreas: ["rafah"], wording: try words("one side only"))
        let finding = Finding(
            rule,
            under: terms([task("patrol", in: ["gaza"]), task("disarm", in: ["gaza"]), task("guard", in: ["gaza-city"])])
        )
        #expect(finding.breaches.count == 4 && finding.clauses.count == 4)
        #expect(
            finding.sentences == [
                "option `full` assigns `disarm` with `defenceOfMandate`; would-be contributors' caveat `one-side` refuses "
                    + "that task",
                "option `full` assigns `disarm` and `patrol` in `gaza`; would-be contributors' caveat `one-side` allows "
                    + "only `rafah`",
                "option `full` assigns `guard` in `gaza-city`; would-be contributors' caveat `one-side` allows only "
                    + "`rafah`",
            ])
    }

    @Test func areasThatLeadRoundInACircleEndSomewhere() {
        let circle = AreaTree(parents: ["a": "b", "b": "c", "c": "a"])
        #expect(circle.isWithin("a", "c") && circle.isWithin("c", "b") && !circle.isWithin("a", "d"))
        #expect(circle.overlap("a", "a") && !circle.overlap("a", "d"))
    }
}
