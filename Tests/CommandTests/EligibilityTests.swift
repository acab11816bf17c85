import CommandDomain
import DomainModel
import MessageSchema
import TestSupport
import Testing

struct EligibilityTests {
    @Test(arguments: [("commander", "ISR"), ("deputy", "USA")] as [(EntityID, NationCode)])
    func `a post is not offered to a nation that may not have it, whoever says so`(
        _ post: EntityID, _ nation: NationCode
    ) throws {
        let scenario = try Examples.posts()
        for circumstances in [Circumstances.decided, .reported(on: "2026-02-19")] {
            let refusal = try #require(scenario.refusal(of: Examples.offer(post, nation), circumstances))
            #expect(refusal.kind == .notAllowed)
            #expect(refusal.pointers == ["/nation"])
        }
    }

    @Test func `the cell accepts no officer who is not eligible`() throws {
        var scenario = try Examples.posts()
        try scenario.accept(Examples.offer("commander", "USA"))
        try scenario.accept(Examples.accept("commander", "USA"))
        for make in [Examples.nominate, Examples.designate, Examples.fill] {
            let low = try #require(scenario.refusal(of: make("commander", Examples.colonel)))
            #expect(low.kind == .notAllowed)
            #expect(low.pointers == ["/officer/grade"])
            #expect(low.detail.contains("OF-7"))
            let barred = try #require(scenario.refusal(of: make("commander", Examples.israeli)))
            #expect(barred.kind == .notAllowed)
            #expect(barred.pointers == ["/officer/nation"])
            let unknown = Officer(name: "X", nation: "USA", grade: .unrecognised("OF-99"))
            #expect(scenario.refusal(of: make("commander", unknown))?.pointers == ["/officer/grade"])
        }
        let refusal = try #require(scenario.refusal(of: Examples.accept("deputy", "USA")))
        #expect(refusal.kind == .notAllowed)
        #expect(refusal.detail.contains("reserved for IDN, MAR"))
    }

    @Test func `a grade that is not known is no obstacle`() throws {
        var scenario = try Examples.posts()
        for command in Examples.ladder("deputy", Examples.indonesian) { try scenario.accept(command) }
        #expect(scenario.state.records.post("deputy", at: .everything)?.ineligibilities.isEmpty == true)
    }

    @Test func `a report of one who is not eligible is kept and the picture says why`() throws {
        var scenario = try Examples.posts()
        try scenario.accept(Examples.fill("commander", Examples.colonel), .reported(on: "2026-02-19"))
        try scenario.accept(Examples.accept("deputy", "USA"), .reported(on: "2026-02-19"))
        let records = scenario.state.records
        #expect(
            records.post("commander", at: .everything)?.ineligibilities == [.gradeBelow(.of5, asked: .of7)])
        let deputy = try #require(records.post("deputy", at: .everything))
        #expect(deputy.ineligibilities == [.notReserved("USA", for: ["IDN", "MAR"])])
        #expect(deputy.ineligibilities.map(\.code) == ["notReserved"])
        #expect(deputy.ineligibilities.first?.description == "the post is reserved for IDN, MAR, not for USA")
        #expect(Examples.commander.ineligibilities(of: Examples.israeli).map(\.code) == ["barred"])
    }
}
