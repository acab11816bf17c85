import CommandDomain
import DomainModel
import MessageSchema
import TestSupport
import Testing

struct StationTests {
    private func station(
        _ area: EntityID, nation: NationCode = "USA", unit: EntityID? = nil, post: EntityID? = nil,
        until: CalendarDay? = nil
    ) -> CommandCommand {
        .station(Station(station: "s", nation: nation, unit: unit, post: post, area: area, until: until))
    }

    private func breaches(_ events: [CommandEvent]) -> [EntityID] {
        events.compactMap { if case .stationBreach(let fact) = $0 { fact.constraint } else { nil } }
    }

    @Test func `personnel of the USA may be stationed in Kiryat Gat and not inside Gaza, by which clause`() throws {
        var scenario = try Examples.mandated()
        for area in ["gaza", "rafah"] as [EntityID] {
            let refusal = try #require(scenario.refusal(of: station(area), .decided(on: "2026-02-01")))
            #expect(refusal.kind == .notAllowed)
            #expect(refusal.pointers == ["/area"])
            #expect(
                refusal.detail.contains(
                    "USA personnel may not be stationed in `\(area.wire)`: constraint `no-us-troops`"))
            #expect(refusal.detail.contains("source Wall Street Journal"))
        }
        #expect(scenario.refusal(of: station("rafah", nation: "IDN"), .decided(on: "2026-02-01")) == nil)
        let events = try scenario.accept(station("kiryat-gat"), .decided(on: "2026-02-01"))
        #expect(events.count == 1)
        #expect(scenario.state.records.stations(at: .day("2026-01-31")).isEmpty)
        #expect(scenario.state.records.stations(at: .day("2026-02-01")).count == 1)
    }

    @Test func `a station that ends before a constraint takes effect is allowed, one that outlasts it is not`() throws {
        let scenario = try Examples.mandated()
        let first = EffectiveDate.day("2025-12-01")
        #expect(scenario.refusal(of: station("gaza", until: "2025-12-12"), .decided(on: first)) == nil)
        let refusal = try #require(scenario.refusal(of: station("gaza", until: "2025-12-13"), .decided(on: first)))
        #expect(refusal.pointers == ["/area"])
        #expect(refusal.detail.contains("in force on 2025-12-13"))
    }

    @Test func `what a source reports against a constraint is kept and stated to be in breach`() throws {
        var scenario = try Examples.mandated()
        let events = try scenario.accept(station("rafah"), .reported(on: "2026-02-01"))
        #expect(breaches(events) == ["no-us-troops"])
        let ended = try scenario.accept(.stationEnd(StationEnd(station: "s")), .decided(on: "2026-03-01"))
        #expect(ended.last == .stationBreachEnd(StationBreachEnd(station: "s", constraint: "no-us-troops")))
        #expect(scenario.state.records.breaches.isEmpty)
        #expect(scenario.state.records.stations(at: .day("2026-03-01")).isEmpty)
        #expect(scenario.state.records.stations(at: .day("2026-02-28")).count == 1)
    }

    @Test func `a new constraint puts stations in breach, its lifting ends that`() throws {
        var scenario = try Examples.mandated()
        try scenario.accept(station("kiryat-gat"), .decided(on: "2026-02-01"))
        let constraint = MandateEvent.constraint(
            Constraint(
                constraint: "nobody", title: "Nobody", kind: .known(.stationing), areas: ["kiryat-gat"],
                clause: "nobody"))
        let reaction = WhenConstraintChangesReviewStations()
        let events = try scenario.react(to: constraint, reaction, sequence: 40, .decided(on: "2026-03-01"))
        #expect(breaches(events) == ["nobody"])
        #expect(try scenario.react(to: constraint, reaction, sequence: 40, .decided(on: "2026-03-01")).isEmpty)
        let lifting = MandateEvent.constraintLifting(ConstraintLifting(constraint: "nobody"))
        let lifted = try scenario.react(to: lifting, reaction, sequence: 41, .decided(on: "2026-03-01"))
        #expect(lifted.last == .stationBreachEnd(StationBreachEnd(station: "s", constraint: "nobody")))
        #expect(try scenario.react(to: lifting, reaction, sequence: 41, .decided(on: "2026-03-01")).isEmpty)
    }

    @Test func `an area that comes to lie within another puts stations in breach`() throws {
        var scenario = try Examples.mandated()
        try scenario.accept(station("kiryat-gat"), .decided(on: "2026-02-01"))
        let moved = MandateEvent.area(
            Area(area: "kiryat-gat", title: "Area", kind: .known(.site), within: "gaza"))
        let events = try scenario.react(
            to: moved, WhenAreaChangesReviewStations(), sequence: 50, .decided(on: "2026-03-01"))
        #expect(breaches(events) == ["no-us-troops"])
        #expect(
            try scenario.react(to: moved, WhenAreaChangesReviewStations(), sequence: 50, .decided(on: "2026-03-01"))
                .isEmpty)
    }

    @Test func `the same facts of mandate come to the same in either order`() throws {
        let lifting = MandateEvent.constraintLifting(ConstraintLifting(constraint: "no-us-troops"))
        let facts: [(MandateEvent, UInt64, Circumstances)] = [
            (.constraint(Examples.noTroops), 40, .decided(on: "2026-01-01")), (lifting, 41, .decided(on: "2026-02-01")),
        ]
        var states: [CommandRecords] = []
        for order in [facts, facts.reversed()] {
            var scenario = try Examples.accepted()
            for (event, sequence, circumstances) in order {
                try scenario.react(to: event, WhenConstraintChangesReviewStations(), sequence: sequence, circumstances)
            }
            states.append(scenario.state.records)
        }
        for day in ["2025-12-31", "2026-01-01", "2026-02-01"] as [CalendarDay] {
            let held = states.map { $0.mandate.constraints(at: Moment(asOf: day, knownAt: nil)).map(\.value) }
            #expect(held[0] == held[1])
            #expect(held[0] == (day == "2026-01-01" ? [Examples.noTroops] : []), "\(day)")
        }
    }

    @Test func `a constraint on deployment binds units and not personnel`() throws {
        var scenario = try Examples.pledged()
        try scenario.react(
            to: .area(Area(area: "rafah", title: "Rafah", kind: .known(.sector))), WhenAreaChangesReviewStations(),
            sequence: 20, .decided(on: "2026-01-01"))
        try scenario.react(
            to: .constraint(
                Constraint(
                    constraint: "c", title: "C", kind: .known(.deployment), areas: ["rafah"], clause: "no units")),
            WhenConstraintChangesReviewStations(), sequence: 21, .decided(on: "2026-01-01"))
        try scenario.accept(
            .unit(Unit(unit: "u", pledge: "idn-1", line: "a", title: "U")), .decided(on: "2026-02-19"))
        let day = Circumstances.decided(on: "2026-03-01")
        #expect(scenario.refusal(of: station("rafah", nation: "IDN"), day) == nil)
        #expect(scenario.refusal(of: station("rafah", nation: "IDN", unit: "u"), day)?.kind == .notAllowed)
    }

    @Test func `each wrong station is refused with its kind and place`() throws {
        var scenario = try Examples.mandated()
        let day = Circumstances.decided(on: "2026-02-01")
        func expect(_ command: CommandCommand, _ kind: Problem.Kind, _ pointer: String, _ at: Circumstances? = nil) {
            let refusal = scenario.refusal(of: command, at ?? day)
            #expect(refusal?.kind == kind && refusal?.pointers == [pointer], "\(command)")
        }
        expect(station("rafa"), .unknownEntity, "/area")
        expect(station("kiryat-gat", unit: "u", post: "deputy"), .invalidContent, "/post")
        expect(station("kiryat-gat", until: "2026-01-31"), .invalidContent, "/until")
        expect(station("kiryat-gat", unit: "u"), .unknownEntity, "/unit")
        expect(station("kiryat-gat", post: "depty"), .unknownEntity, "/post")
        expect(station("kiryat-gat", post: "deputy"), .gateNotMet, "/nation")
        expect(.stationEnd(StationEnd(station: "s")), .unknownEntity, "/station")
        try scenario.accept(station("kiryat-gat"), day)
        expect(station("kiryat-gat"), .alreadySo, "/station")
        expect(.stationEnd(StationEnd(station: "s")), .gateNotMet, "/station", .decided(on: "2026-01-31"))
        try scenario.accept(.stationEnd(StationEnd(station: "s")), .decided(on: "2026-03-01"))
        expect(.stationEnd(StationEnd(station: "s")), .alreadySo, "/station", .decided(on: "2026-03-02"))
        try scenario.react(
            to: .areaRetirement(AreaRetirement(area: "rafah")), WhenAreaChangesReviewStations(), sequence: 60,
            .decided(on: "2026-01-15"))
        expect(station("rafah", nation: "IDN"), .gateNotMet, "/area")
        #expect(scenario.state.records.mandate.isWithin("rafah", of: "gaza", at: .everything))
    }
}
