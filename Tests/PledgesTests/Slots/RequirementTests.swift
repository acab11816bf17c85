import DomainModel
import MessageSchema
import PledgesDomain
import TestSupport
import Testing

@Suite struct RequirementTests {
    @Test func aRequirementIsRevisedUnderItsIdAndThePastKeepsWhatItWas() throws {
        var scenario = PledgesScenario.accepted()
        try scenario.accept(Examples.slot("rafah", 500), .decided(on: "2026-02-01"))
        try scenario.accept(Examples.slot("rafah", 700), .decided(on: "2026-03-01"))
        #expect(try scenario.slot("rafah", on: "2026-02-28").requirement.headcount == 500)
        #expect(try scenario.slot("rafah", on: "2026-03-01").requirement.headcount == 700)
        #expect(scenario.state.records.slot("rafah", at: Moment(asOf: "2026-01-31", knownAt: nil)) == nil)
        #expect(scenario.refusal(of: Examples.slot("rafah", 700), .decided(on: "2026-03-01"))?.kind == .alreadySo)
    }

    @Test func aRequirementMayAskForAnUnknownNumber() throws {
        var scenario = PledgesScenario.accepted()
        try scenario.accept(Examples.slot("rafah", .unknown, units: 2), .decided(on: "2026-02-01"))
        let slot = try scenario.slot("rafah", on: "2026-02-01")
        #expect(slot.gap == .unknown)
        #expect(slot.open == .unknown)
        #expect(slot.hasOpenGap)
    }

    static let wrong: [(PledgesCommand, String)] = [
        (Examples.slot("r", 0), "/headcount"),
        (Examples.slot("r", 5, units: 0), "/units"),
        (Examples.slot("r", 5, units: 1_001), "/units"),
        (Examples.slot("r", 5, neededBy: "2026-05-01", until: "2026-04-30"), "/until"),
        (Examples.slot("r", 5, tasks: []), "/tasks"),
        (Examples.slot("r", 5, tasks: ["t", "t"]), "/tasks/1"),
        (Examples.slot("r", 5, priority: 0), "/priority"),
        (Examples.slot("r", 5, priority: 6), "/priority"),
        (Examples.slot("r", 5, days: -1), "/maximumDaysToMove"),
        (Examples.slot("r", 5, days: 3_651), "/maximumDaysToMove"),
    ]

    @Test(arguments: wrong)
    func whatCannotBeRequiredIsRefused(_ command: PledgesCommand, _ pointer: String) {
        let refusal = PledgesScenario.accepted().refusal(of: command)
        #expect(refusal?.kind == .invalidContent)
        #expect(refusal?.pointers == [pointer])
    }

    @Test func boundsAreAccepted() {
        let command = Examples.slot("r", 1, units: 1_000, neededBy: "2026-05", until: "2026-05", priority: 5, days: 0)
        #expect(PledgesScenario.accepted().refusal(of: command) == nil)
    }

    @Test func aCancelledSlotCountsNothingAndItsMatchesStayOnRecord() throws {
        var scenario = try PledgesScenario.slots()
        try scenario.accept(Examples.match("rafah", 500), .decided(on: "2026-02-02"))
        try scenario.accept(Examples.cancel("rafah"), .decided(on: "2026-03-01"))
        let slot = try scenario.slot("rafah", on: "2026-03-01")
        #expect(slot.state == .cancelled)
        #expect(slot.cancellation?.reason == "needed no more")
        #expect(slot.gap == 0)
        #expect(slot.matched.best == 0)
        #expect(slot.matches.map(\.match.exclusion) == [.slotNotOpen])
        #expect(try scenario.slot("rafah", on: "2026-02-28").matched.best == 500)
        // Its people are free for another slot.
        #expect(try scenario.allocation(on: "2026-03-01").free.figures?.best == 800)
        #expect(scenario.refusal(of: Examples.match("gaza", 800), .decided(on: "2026-03-01")) == nil)
        // Defined anew it is open again, and the match counts again.
        try scenario.accept(Examples.slot("rafah", 500), .decided(on: "2026-04-01"))
        #expect(try scenario.slot("rafah", on: "2026-04-01").matched.best == 500)
    }

    @Test func aCancellationNamesASlotThatIsThereOnce() throws {
        var scenario = try PledgesScenario.slots()
        let unknown = scenario.refusal(of: Examples.cancel("rafa"))
        #expect(unknown?.kind == .unknownEntity)
        #expect(unknown?.pointers == ["/requirement"])
        #expect(unknown?.detail.contains("rafah") == true)
        #expect(scenario.refusal(of: Examples.cancel("rafah"), .decided(on: "2026-01-31"))?.kind == .notAllowed)
        try scenario.accept(Examples.cancel("rafah"), .decided(on: "2026-03-01"))
        #expect(scenario.refusal(of: Examples.cancel("rafah"), .decided(on: "2026-03-02"))?.kind == .alreadySo)
        let otherwise = Examples.cancel("rafah", reason: "in other words")
        #expect(scenario.refusal(of: otherwise, .decided(on: "2026-03-02"))?.kind == .alreadySo)
        try scenario.accept(Examples.cancel("gaza"), .reported(on: "2026-01-15"))
        #expect(scenario.refusal(of: Examples.cancel("gaza"), .reported(on: "2026-01-15"))?.kind == .alreadySo)
    }

    @Test func aReportTooWeakToMoveAValueRequiresNothing() throws {
        var scenario = PledgesScenario.accepted()
        try scenario.accept(Examples.slot("rafah", 500), .reported(on: "2026-02-01", grade: "E5"))
        #expect(try scenario.slot("rafah", on: "2026-02-01").state == .notSupported)
        #expect(!scenario.state.records.usesSlots(at: Moment(asOf: "2026-02-01", knownAt: nil)))
        try scenario.accept(Examples.announcement(lines: [Examples.line("inf", 800)]), .decided(on: "2026-02-01"))
        let refusal = scenario.refusal(of: Examples.match("rafah"), .decided(on: "2026-02-01"))
        #expect(refusal?.kind == .notAllowed)
        #expect(refusal?.detail.contains("define-requirement") == true)
    }

    @Test func anOutcomeNamesPledgesThatExist() throws {
        var scenario = try PledgesScenario.slots()
        try scenario.accept(.conference(Conference(conference: "doha", title: "D", place: "Doha", on: "2026-02-01")))
        func outcome(_ pledges: [EntityID]) -> PledgesCommand {
            .conferenceOutcome(ConferenceOutcome(conference: "doha", outcome: "pledges", pledges: pledges))
        }
        let unknown = scenario.refusal(of: outcome(["mar-1", "mar-2"]))
        #expect(unknown?.kind == .unknownEntity)
        #expect(unknown?.pointers == ["/pledges/1"])
        #expect(scenario.refusal(of: outcome(["mar-1", "mar-1"]))?.pointers == ["/pledges/1"])
        #expect(scenario.refusal(of: outcome([]))?.pointers == ["/pledges"])
        try scenario.accept(outcome(["mar-1", "idn-1"]))
    }
}
