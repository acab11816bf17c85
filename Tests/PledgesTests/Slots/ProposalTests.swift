import DomainModel
import MandatePolicy
import MessageSchema
import PledgesDomain
import TestSupport
import Testing

@Suite struct ProposalTests {
    private static let moment = Moment(asOf: "2026-02-01", knownAt: nil)

    private func book(_ scenario: PledgesScenario, limit: Int = 10) -> ProposalBook {
        let records = scenario.state.records
        let picture = SlotPicture(records, at: Self.moment)
        let lines = picture.unmatched.compactMap { line in
            records.pledges[line.pledge].map { (pledge: $0, line: line) }
        }
        return ProposalBook(
            slots: picture.slots.filter(\.hasOpenGap), lines: lines,
            caveats: SlotCaveats(records, records.mandate, at: Self.moment), limit: limit)
    }

    private func offer(
        _ scenario: inout PledgesScenario, _ pledge: EntityID, of nation: NationCode = "MAR", _ capability: Text,
        code: EntityID? = nil, personnel: PersonnelKind = .troops, _ headcount: Quantity = 500,
        from: EffectiveDate? = nil, until: EffectiveDate? = nil, days: Int? = nil
    ) throws {
        let line = LineOffer(
            line: "l", capability: capability, capabilityCode: code, personnel: .known(personnel), headcount: headcount,
            availableFrom: from, until: until, maximumDaysToMove: days)
        try scenario.accept(Examples.announcement(pledge, nation, lines: [line]), .decided(on: "2026-02-01"))
    }

    private func slotted(_ slots: PledgesCommand...) throws -> PledgesScenario {
        var scenario = PledgesScenario.accepted()
        for slot in slots { try scenario.accept(slot, .decided(on: "2026-02-01")) }
        return scenario
    }

    @Test func theSameCodeComesBeforeTheSameWordsAndThoseBeforeAGuess() throws {
        var scenario = try slotted(Examples.slot("rafah", 500, capability: "Infantry battalion", code: "inf-bn"))
        try offer(&scenario, "a", "light infantry", 500)
        try offer(&scenario, "b", "infantry battalions", 500)
        try offer(&scenario, "c", "foot soldiers", code: "inf-bn", 500)
        try offer(&scenario, "d", "Infantry battalion", code: "mech-bn", 500)
        try offer(&scenario, "e", "Field hospital", 500)
        let best = book(scenario).slots[0]
        #expect(best.best.map(\.line.pledge) == ["c", "b", "a"])
        #expect(best.candidates == 3)
        #expect(best.best.map { $0.reasons[0].verdict } == [.speaksFor, .speaksFor, .open])
        #expect(best.best[2].reasons[0].sentence.contains("guess"))
        #expect(book(scenario).lines.map { $0.subject.pledge } == ["a", "b", "c", "d", "e"])
        #expect(book(scenario).lines.map(\.candidates) == [1, 1, 1, 0, 0])
    }

    @Test(arguments: [
        ("Engineering companies", "engineer company", true), ("Mechanised infantry", "mechanized infantry", true),
        ("military police", "Police, military", true), ("medical unit", "medical company", true),
        ("infantry company", "medical company", false), ("battalion", "brigade", false),
        ("police", "military police", true),
        ("armed drones", "field hospital", false),
    ])
    func wordsAreComparedByTheirStems(_ left: String, _ right: String, _ fits: Bool) throws {
        let (left, right) = (CapabilityWords(try Text(wire: left)), CapabilityWords(try Text(wire: right)))
        #expect((CapabilityFit(code: nil, words: left, forSlot: nil, right) != nil) == fits)
        #expect((CapabilityFit(code: nil, words: right, forSlot: nil, left) != nil) == fits)
    }

    @Test func dateNumbersDaysAndPeopleRankWithTheirReasons() throws {
        var scenario = try slotted(
            Examples.slot("rafah", 500, neededBy: "2026-06-01", until: "2026-12-31", days: 30))
        try offer(&scenario, "good", "infantry", 500, from: "2026-05-01", days: 30)
        try offer(&scenario, "half", "infantry", 250, from: "2026-05-01", days: 30)
        try offer(&scenario, "late", "infantry", 500, from: "2026-07-01", days: 30)
        try offer(&scenario, "leaves", "infantry", 500, from: "2026-05-01", until: "2026-07-01", days: 30)
        try offer(&scenario, "other", "infantry", personnel: .police, 500, from: "2026-05-01", days: 30)
        try offer(&scenario, "slow", "infantry", 500, from: "2026-05-01", days: 90)
        try offer(&scenario, "unsaid", "infantry", .unknown)
        let best = book(scenario).slots[0].best
        #expect(best.first?.line.pledge == "good")
        #expect(best.last?.line.pledge == "other")
        #expect(best.map(\.rank) == Array(1...7))
        #expect(best.map(\.penalty) == best.map(\.penalty).sorted())
        func reasons(_ pledge: EntityID, _ point: FitPoint) -> [FitVerdict] {
            best.first { $0.line.pledge == pledge }?.reasons.filter { $0.point == point }.map(\.verdict) ?? []
        }
        #expect(reasons("good", .date) == [.speaksFor])
        #expect(reasons("good", .quantity) == [.speaksFor])
        #expect(reasons("good", .stage) == [.speaksAgainst])
        #expect(reasons("half", .quantity) == [.speaksAgainst])
        #expect(reasons("late", .date) == [.speaksAgainst])
        #expect(reasons("leaves", .date) == [.speaksFor, .speaksAgainst])
        #expect(reasons("other", .personnel) == [.speaksAgainst])
        #expect(reasons("slow", .daysToMove) == [.speaksAgainst])
        #expect(reasons("unsaid", .date) == [.open])
        #expect(reasons("unsaid", .quantity) == [.open])
        #expect(reasons("unsaid", .daysToMove) == [.open])
        #expect(best.first { $0.line.pledge == "half" }?.fills == 250)
        #expect(best.first { $0.line.pledge == "unsaid" }?.fills == nil)
    }

    @Test func caveatsAgainstTasksAndAreaSpeakAgainst() throws {
        var scenario = try slotted(
            Examples.slot("rafah", 500, area: "rafah", tasks: ["disarm-armed-groups"]),
            Examples.slot("open", 500, tasks: ["protect-civilians"]))
        try offer(&scenario, "idn", of: "IDN", "infantry", 500)
        try offer(&scenario, "mar", of: "MAR", "infantry", 400)
        try scenario.accept(
            .caveat(
                Caveat(
                    caveat: "idn-task", party: .nation("IDN"), kind: .known(.task), effect: .known(.suspends),
                    refusesTasks: ["disarm-armed-groups"], wording: "no disarming")), .decided(on: "2026-02-01"))
        let slots = book(scenario).slots
        #expect(slots[0].best.map(\.line.pledge) == ["idn", "mar"])
        #expect(slots[1].best.map(\.line.pledge) == ["mar", "idn"])
        let against = slots[1].best[1].reasons.filter { $0.point == .caveat }
        #expect(against.map(\.verdict) == [.speaksAgainst])
        #expect(against[0].sentence.contains("`idn-task`"))
        #expect(against[0].entry != nil)
        #expect(book(scenario).lines[0].best.map(\.requirement) == ["open", "rafah"])
    }

    @Test func theMoreUrgentSlotComesFirstAndThenTheId() throws {
        var scenario = try slotted(
            Examples.slot("a", 500), Examples.slot("b", 500, priority: 2), Examples.slot("c", 500, priority: 1),
            Examples.slot("d", 500))
        try offer(&scenario, "mar", "infantry", 500)
        #expect(book(scenario).lines[0].best.map(\.requirement) == ["c", "b", "a", "d"])
        #expect(book(scenario, limit: 2).lines[0].best.map(\.requirement) == ["c", "b"])
        #expect(book(scenario, limit: 2).lines[0].candidates == 4)
    }

    @Test func whatIsFilledOrMatchedIsNotProposed() throws {
        var scenario = try PledgesScenario.slots()
        try scenario.accept(Examples.match("rafah", 500), .decided(on: "2026-02-01"))
        try scenario.accept(Examples.match("gaza", 300), .decided(on: "2026-02-01"))
        #expect(book(scenario).slots.isEmpty)
        #expect(book(scenario).lines.map(\.subject.pledge) == ["mar-1"])
    }
}
