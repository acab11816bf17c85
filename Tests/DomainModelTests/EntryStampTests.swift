import DomainModel
import MessageSchema
import TestSupport
import Testing

/// DOMAIN.md section 4, "Which value holds", clause by clause.
@Suite("Which entry holds")
struct EntryStampTests {
    private func expect(_ winner: Circumstances, over loser: Circumstances, _ clause: Comment) {
        // The loser has the later sequence, so that the clause alone can decide.
        let (first, second) = (
            ExampleEvent.stamp(sequence: 1, winner), ExampleEvent.stamp(sequence: 2, loser)
        )
        #expect(first.outranks(second), clause)
        #expect(!second.outranks(first), clause)
    }

    @Test func theLaterEffectiveDateWinsWhateverItRestsOn() {
        expect(
            .reported(on: "2026-02-20", grade: "C3"), over: .decided(on: "2026-02-19"),
            "a later report over an earlier decision")
        expect(.decided(on: "2026-02-20"), over: .decided(on: "2026-02-19"), "decisions")
    }

    @Test func aMonthTakesEffectOnItsLastDay() {
        expect(.decided(on: "2026-02"), over: .decided(on: "2026-02-27"), "month over a day within it")
        expect(.decided(on: "2026-03-01"), over: .decided(on: "2026-02"), "the next day over the month")
        let (month, day) = (
            ExampleEvent.stamp(sequence: 1, .decided(on: "2026-02")),
            ExampleEvent.stamp(sequence: 2, .decided(on: "2026-02-28"))
        )
        #expect(day.outranks(month), "on the same last day the later sequence wins")
    }

    @Test func onEqualDatesDecidedBeatsReported() {
        expect(
            .decided(on: "2026-02-19"), over: .reported(on: "2026-02-19", grade: "A2"), "decided over the best report")
    }

    @Test func thenTheBetterCredibilityThenTheBetterReliability() {
        expect(
            .reported(on: "2026-02-19", grade: "C2"), over: .reported(on: "2026-02-19", grade: "A3"),
            "credibility before reliability")
        expect(
            .reported(on: "2026-02-19", grade: "A2"), over: .reported(on: "2026-02-19", grade: "B2"), "reliability")
    }

    @Test func thenTheLaterPublicationThenTheLaterSequence() {
        expect(
            .reported(on: "2026-02-19", published: "2026-02-21"),
            over: .reported(on: "2026-02-19", published: "2026-02-20"), "publication")
        expect(
            .reported(on: "2026-02-19", published: "2026-02"),
            over: .reported(on: "2026-02-19", published: "2026-02-27"), "a month is published by its last day")
        let stamps = [1, 2].map { ExampleEvent.stamp(sequence: $0, .reported(on: "2026-02-19")) }
        #expect(stamps[1].outranks(stamps[0]))
        #expect(!stamps[0].outranks(stamps[1]))
    }

    @Test func ofSeveralSourcesTheBestCounts() {
        expect(
            reported(on: "2026-02-19", [source("E5"), source("B2")]),
            over: reported(on: "2026-02-19", [source("C2"), source("B3")]), "best of several")
        let two = Provenance(
            basis: .reported,
            sources: [source("B2", published: "2026-01-05"), source("B2", published: "2026-01-07")])
        #expect(two.best?.published == "2026-01-07")
    }

    @Test func decisionsAreNotRankedByTheirSources() {
        let weak = Circumstances(
            effective: "2026-02-19", provenance: Provenance(basis: .decided, sources: [source("E5")]))
        let strong = Circumstances(
            effective: "2026-02-19", provenance: Provenance(basis: .decided, sources: [source("A2")]))
        #expect(ExampleEvent.stamp(sequence: 2, weak).outranks(ExampleEvent.stamp(sequence: 1, strong)))
    }

    @Test(arguments: ["A1", "B2", "C3", "A3", "C1"] as [Grade])
    func aReportGradedAToCAnd1To3MovesValues(grade: Grade) {
        #expect(ExampleEvent.stamp(.reported(on: "2026-02-19", grade: grade)).movesValues)
    }

    @Test(arguments: ["D1", "E2", "F3", "A4", "B5", "C6", "F6"] as [Grade])
    func aReportGradedDToFOr4To6DoesNot(grade: Grade) {
        #expect(!ExampleEvent.stamp(.reported(on: "2026-02-19", grade: grade)).movesValues)
    }

    @Test func aDecisionMovesValuesAndAReportWithoutSourcesDoesNot() {
        #expect(ExampleEvent.stamp(.decided).movesValues)
        #expect(!ExampleEvent.stamp(reported(on: "2026-02-19", [])).movesValues)
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func theOrderIsTotalAndTransitive(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let stamps = (1...30).map { randomStamp(&random, sequence: $0) }
        for left in stamps {
            #expect(!left.outranks(left))
            for right in stamps where left.event != right.event {
                #expect(left.outranks(right) != right.outranks(left), "exactly one of two holds")
                for third in stamps where left.outranks(right) && right.outranks(third) {
                    #expect(left.outranks(third), "\(left) > \(right) > \(third)")
                }
            }
        }
    }

    @Test(
        "a stamp is written in a stream as an encoder writes it, among others and with what it corrects",
        arguments: 1...5)
    func written(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var stamps: [EntryStamp] = []
        for sequence in 1...40 {
            var json = try JSONValue.encoding(randomStamp(&generator, sequence: UInt64(sequence)))
            if case .object(var object) = json, generator.oneIn(3) {
                object["corrects"] = try .encoding(ExampleEvent.stamp(sequence: 99, .decided(on: "2026-01")).event)
                json = .object(object)
            }
            stamps.append(try json.decoded(as: EntryStamp.self))
        }
        #expect(stamps.contains { $0.corrects != nil } && stamps.contains { $0.provenance.sources.isEmpty })
        for stamp in stamps {
            #expect(try JSONParser().parse(JSONValue.bytes(streaming: stamp)) == JSONValue.encoding(stamp))
        }
        let named = ["stamps": stamps, "again": stamps]
        #expect(try JSONParser().parse(JSONValue.bytes(streaming: named)) == JSONValue.encoding(named))
    }
}
