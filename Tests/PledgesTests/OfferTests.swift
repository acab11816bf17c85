import DomainModel
import MessageSchema
import PledgesDomain
import TestSupport
import Testing

@Suite struct OfferTests {
    @Test func allLinesOfAnAnnouncementAreAnnounced() throws {
        var scenario = PledgesScenario.accepted()
        try scenario.accept(
            Examples.announcement(lines: [Examples.line("inf", 800), Examples.line("med")]), .reported(on: "2026-02-19")
        )
        let picture = scenario.state.records.strength(at: Moment(asOf: "2026-02-19", knownAt: nil))
        #expect(picture.strength(at: .announced).sum.lines == 2)
        #expect(picture.strength(at: .announced).sum.unknown == 1)
        #expect(picture.strength(at: .announced).sum.best == 800)
    }

    @Test func aPledgeIsAnnouncedOnce() throws {
        let refusal = try PledgesScenario.announced().refusal(
            of: Examples.announcement(lines: [Examples.line("inf")]))
        #expect(refusal?.kind == .alreadyExists)
        #expect(refusal?.pointers == ["/pledge"])
    }

    @Test func theConferenceOfAnAnnouncementMustExist() throws {
        var scenario = PledgesScenario.accepted()
        let announcement = PledgesCommand.pledgeAnnouncement(
            PledgeAnnouncement(pledge: "p", nation: "ITA", lines: [Examples.line("l")], conference: "doha"))
        #expect(scenario.refusal(of: announcement)?.kind == .unknownEntity)
        #expect(scenario.refusal(of: announcement)?.pointers == ["/conference"])
        try scenario.accept(.conference(Conference(conference: "doha", title: "D", place: "Doha", on: "2025-12-16")))
        try scenario.accept(announcement)
    }

    static let wrongLines: [([LineOffer], String)] = [
        ([], "/lines"),
        (Array(repeating: Examples.line("l"), count: 201), "/lines"),
        ([Examples.line("l"), Examples.line("l")], "/lines/1/line"),
        ([offer(days: -1)], "/lines/0/maximumDaysToMove"),
        ([offer(days: 3_651)], "/lines/0/maximumDaysToMove"),
        ([offer(from: "2026-05-01", until: "2026-04-30")], "/lines/0/until"),
        ([offer(from: "2026-05", until: "2026-04")], "/lines/0/until"),
    ]

    @Test(arguments: wrongLines)
    func linesThatCannotBeAreRefused(_ lines: [LineOffer], _ pointer: String) throws {
        let announced = PledgesScenario.accepted().refusal(of: Examples.announcement(lines: lines))
        #expect(announced?.kind == .invalidContent)
        #expect(announced?.pointers == [pointer])
        let added = try PledgesScenario.announced().refusal(
            of: .lineAddition(LineAddition(pledge: "idn-1", lines: lines)))
        #expect(added?.pointers == [pointer])
    }

    @Test(arguments: [offer(days: 0), offer(days: 3_650), offer(from: "2026-05", until: "2026-05-01")])
    func linesAtTheirBoundsAreAccepted(_ line: LineOffer) {
        #expect(PledgesScenario.accepted().refusal(of: Examples.announcement(lines: [line])) == nil)
    }

    @Test func linesAreAddedToAPledgeThatExistsUnderNewIds() throws {
        var scenario = try PledgesScenario.announced()
        let existing = scenario.refusal(of: .lineAddition(LineAddition(pledge: "idn-1", lines: [Examples.line("inf")])))
        #expect(existing?.kind == .alreadyExists)
        #expect(existing?.pointers == ["/lines/0/line"])
        let addition = LineAddition(pledge: "idn-2", lines: [Examples.line("med")])
        #expect(scenario.refusal(of: .lineAddition(addition))?.kind == .unknownEntity)
        try scenario.accept(
            .lineAddition(LineAddition(pledge: "idn-1", lines: [Examples.line("med", 50)])), .decided(on: "2026-03-01"))
        #expect(scenario.total(on: "2026-02-28").best == 800)
        #expect(scenario.total(on: "2026-03-01").best == 850)
    }

    @Test func aRevisionIsAnEntryOfTheLinesSize() throws {
        var scenario = try PledgesScenario.announced()
        try scenario.accept(revision("inf", 1_000), .reported(on: "2026-03-01"))
        #expect(scenario.total(on: "2026-02-28").best == 800)
        #expect(scenario.total(on: "2026-03-01").best == 1_000)
        #expect(scenario.refusal(of: revision("inf", 1_000), .reported(on: "2026-03-01"))?.kind == .alreadySo)
        #expect(scenario.refusal(of: revision("inf", 1_000), .decided(on: "2026-03-01")) == nil)
        #expect(scenario.refusal(of: revision("ing", 1), .decided)?.pointers == ["/line"])
        let unknown = PledgesCommand.lineRevision(LineRevision(pledge: "idn-9", line: "inf", headcount: 1))
        #expect(scenario.refusal(of: unknown)?.pointers == ["/pledge"])
    }

    private func revision(_ line: EntityID, _ headcount: Quantity) -> PledgesCommand {
        .lineRevision(LineRevision(pledge: "idn-1", line: line, headcount: headcount))
    }

    private static func offer(
        days: Int? = nil, from: EffectiveDate? = nil, until: EffectiveDate? = nil
    ) -> LineOffer {
        LineOffer(
            line: "l", capability: "infantry", personnel: .known(.troops), headcount: 10, availableFrom: from,
            until: until, maximumDaysToMove: days)
    }
}
