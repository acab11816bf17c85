import DomainModel
import Foundation
import MessageSchema
import TestSupport
import Testing

@Suite("Timelines")
struct TimelineTests {
    private func timeline(_ entries: [(Int, Circumstances)]) -> Timeline<Int> {
        var timeline = Timeline<Int>()
        for (index, (value, circumstances)) in entries.enumerated() {
            timeline.insert(value, ExampleEvent.stamp(sequence: UInt64(index + 1), circumstances))
        }
        return timeline
    }

    @Test func anEmptyOneHoldsNothing() {
        #expect(Timeline<Int>().value(at: .everything) == nil)
        #expect(Timeline<Int>().known(at: .everything).isEmpty)
    }

    @Test func theEntryLastInEffectHolds() {
        let held = timeline([(1, .decided(on: "2026-01-10")), (2, .decided(on: "2026-02-10"))])
        #expect(held.value(at: Moment(asOf: "2026-01-09", knownAt: nil)) == nil)
        #expect(held.value(at: Moment(asOf: "2026-01-10", knownAt: nil)) == 1)
        #expect(held.value(at: Moment(asOf: "2026-02-09", knownAt: nil)) == 1)
        #expect(held.value(at: Moment(asOf: "2026-02-10", knownAt: nil)) == 2)
        #expect(held.value(at: .everything) == 2)
    }

    @Test func anEntryInThePastChangesThePastAndNotToday() {
        let held = timeline([
            (1, .decided(on: "2026-01-10")), (3, .decided(on: "2026-03-10")),
            (2, .reported(on: "2026-02-10").learned("2026-04-01T00:00:00Z")),
        ])
        #expect(held.value(at: Moment(asOf: "2026-02-10", knownAt: nil)) == 2)
        #expect(held.value(at: .everything) == 3)
        #expect(held.value(at: Moment(asOf: "2026-02-10", knownAt: "2026-03-31T23:59:59.999999Z")) == nil)
        #expect(held.value(at: Moment(asOf: "2026-02-10", knownAt: "2026-04-01T00:00:00Z")) == 2)
    }

    @Test func aWeakEntryIsKnownAndMovesNothing() {
        let held = timeline([(1, .decided(on: "2026-01-10")), (9, .reported(on: "2026-02-10", grade: "E5"))])
        #expect(held.value(at: .everything) == 1)
        #expect(held.known(at: .everything).map(\.value) == [1, 9])
    }

    @Test func aMonthIsInEffectOnItsLastDay() {
        let held = timeline([(1, .decided(on: "2028-02"))])
        #expect(held.value(at: Moment(asOf: "2028-02-28", knownAt: nil)) == nil)
        #expect(held.value(at: Moment(asOf: "2028-02-29", knownAt: nil)) == 1)
    }

    @Test func itIsWrittenAsAnArrayAndReadBack() throws {
        let held = timeline([(1, .decided(on: "2026-01-10")), (2, .reported(on: "2026-02-10"))])
        let bytes = try JSONEncoder().encode(held)
        #expect(bytes.first == UInt8(ascii: "["))
        #expect(try JSONDecoder().decode(Timeline<Int>.self, from: bytes) == held)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func theOrderOfInsertionDoesNotMatter(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let entries = (1...40).map { (value: Int($0), stamp: randomStamp(&random, sequence: $0)) }
        func inserted(_ entries: [(value: Int, stamp: EntryStamp)]) -> Timeline<Int> {
            var timeline = Timeline<Int>()
            for entry in entries { timeline.insert(entry.value, entry.stamp) }
            return timeline
        }
        let reference = inserted(entries)
        for _ in 0..<10 { #expect(inserted(entries.shuffled(using: &random)) == reference) }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func whatIsLearnedLaterChangesNoAnswerAboutWhatWasKnown(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var held = Timeline<Int>()
        for sequence in 1...20 as ClosedRange<UInt64> {
            held.insert(Int(sequence), randomStamp(&random, sequence: sequence))
        }
        let moments = (["2026-01-30", "2026-01-31", "2026-02-28"] as [CalendarDay]).map {
            Moment(asOf: $0, knownAt: "2026-02-02T00:00:00Z")
        }
        let before = moments.map { held.entry(at: $0) }
        for sequence in 21...40 as ClosedRange<UInt64> {
            let later = Circumstances.decided(on: random.pick(["2026-01-30", "2026-01", "2026-02"]))
            held.insert(0, ExampleEvent.stamp(sequence: sequence, later.learned("2026-02-02T00:00:00.000001Z")))
        }
        #expect(moments.map { held.entry(at: $0) } == before)
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func theValueIsThatOfTheBestEntryFoundByLookingAtAll(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var held = Timeline<Int>()
        for sequence in 1...30 as ClosedRange<UInt64> {
            held.insert(Int(sequence), randomStamp(&random, sequence: sequence))
        }
        for day in ["2026-01-29", "2026-01-30", "2026-01-31", "2026-02-28"] as [CalendarDay] {
            for knownAt in [nil, "2026-02-01T12:00:00Z"] as [Instant?] {
                let moment = Moment(asOf: day, knownAt: knownAt)
                let counting = held.entries.filter { entry in
                    entry.stamp.movesValues && entry.stamp.effective.lastDay <= day
                        && (knownAt.map { entry.stamp.learned <= $0 } ?? true)
                }
                let best = counting.first { one in
                    counting.allSatisfy { $0 == one || one.stamp.outranks($0.stamp) }
                }
                #expect(held.entry(at: moment) == best)
            }
        }
    }
}
