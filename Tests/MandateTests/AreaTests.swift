import DomainModel
import MandateDomain
import MessageSchema
import TestSupport
import Testing

struct AreaTests {
    private func area(_ id: EntityID, within parent: EntityID? = nil) -> MandateCommand {
        .area(Area(area: id, title: "An area", kind: .known(.zone), within: parent))
    }

    @Test func `an area lies within itself and all above it`() throws {
        var scenario = try Examples.mandate()
        try scenario.accept(area("crossing", within: "rafah"), .decided(on: "2026-03-01"))
        let records = scenario.state.records
        let now = Moment.day("2026-03-01")
        #expect(records.ancestors(of: "crossing", at: now) == ["rafah", "gaza"])
        #expect(records.isWithin("crossing", of: "gaza", at: now))
        #expect(records.isWithin("gaza", of: "gaza", at: now))
        #expect(!records.isWithin("gaza", of: "crossing", at: now))
        #expect(records.ancestors(of: "nowhere", at: now).isEmpty)
    }

    @Test func `an area can be moved and the past keeps it where it was`() throws {
        var scenario = try Examples.mandate()
        try scenario.accept(area("north"), .decided(on: "2026-01-01"))
        try scenario.accept(area("rafah", within: "north"), .decided(on: "2026-06-01"))
        let records = scenario.state.records
        #expect(records.isWithin("rafah", of: "gaza", at: .day("2026-05-31")))
        #expect(!records.isWithin("rafah", of: "gaza", at: .day("2026-06-01")))
        #expect(records.isWithin("rafah", of: "north", at: .day("2026-06-01")))
    }

    @Test func `a change put in the past may not close a circle later`() throws {
        var scenario = try Examples.established()
        try scenario.accept(area("a"), .decided(on: "2026-01-01"))
        try scenario.accept(area("b"), .decided(on: "2026-01-01"))
        try scenario.accept(area("a", within: "b"), .decided(on: "2026-01-10"))
        let refusal = try #require(scenario.refusal(of: area("b", within: "a"), .decided(on: "2026-01-05")))
        #expect(refusal.kind == .notAllowed)
        #expect(refusal.pointers == ["/within"])
        let renamed = Area(area: "b", title: "A root from the ninth on", kind: .known(.zone))
        try scenario.accept(.area(renamed), .decided(on: "2026-01-09"))
        #expect(scenario.refusal(of: area("b", within: "a"), .decided(on: "2026-01-05")) == nil)
    }

    @Test func `a wrong tree can be put right`() throws {
        var scenario = try Examples.established()
        try scenario.accept(area("rafah"), .decided(on: "2026-01-01"))
        try scenario.accept(area("gaza", within: "rafah"), .decided(on: "2026-01-01"))
        try scenario.accept(area("gaza"), .decided(on: "2026-01-01"))
        try scenario.accept(area("rafah", within: "gaza"), .decided(on: "2026-01-01"))
        #expect(scenario.state.records.ancestors(of: "rafah", at: .everything) == ["gaza"])
    }

    @Test func `a circle in what was once known ends`() throws {
        var scenario = try Examples.established()
        scenario.given(.area(Area(area: "a", title: "A", kind: .known(.zone), within: "b")))
        scenario.given(.area(Area(area: "b", title: "B", kind: .known(.zone), within: "a")))
        scenario.given(.area(Area(area: "c", title: "C", kind: .known(.zone), within: "a")))
        let records = scenario.state.records
        #expect(records.ancestors(of: "a", at: .everything) == ["b"])
        #expect(records.ancestors(of: "c", at: .everything) == ["a", "b"])
    }

    @Test func `a rumour does not move an area`() throws {
        var scenario = try Examples.mandate()
        try scenario.accept(area("north"), .decided(on: "2026-01-01"))
        try scenario.accept(area("rafah", within: "north"), .reported(on: "2026-03-01", grade: "D4"))
        #expect(scenario.state.records.ancestors(of: "rafah", at: .everything) == ["gaza"])
    }

    @Test func `a constraint on an area binds in its sub-areas and only whom it names`() throws {
        var scenario = try Examples.mandate()
        try scenario.accept(
            .constraint(
                Constraint(
                    constraint: "all", title: "Nobody", kind: .known(.deployment), areas: ["rafah"], clause: "x")),
            .decided(on: "2026-03-01"))
        let records = scenario.state.records
        func binding(_ nation: NationCode, _ area: EntityID, _ kind: ConstraintKind) -> [EntityID] {
            records.constraints(binding: nation, in: area, kind: kind, at: .day("2026-03-01")).map(\.value.constraint)
        }
        #expect(binding("USA", "rafah", .stationing) == ["no-us-troops"])
        #expect(binding("IDN", "rafah", .stationing).isEmpty)
        #expect(binding("IDN", "rafah", .deployment) == ["all"])
        #expect(binding("IDN", "gaza", .deployment).isEmpty)
        #expect(records.constraints(at: .day("2025-12-12")).isEmpty)
    }
}
