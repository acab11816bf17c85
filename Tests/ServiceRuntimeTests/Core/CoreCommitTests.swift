import EventLog
import MandateDomain
import MessageSchema
import TestSupport
import Testing

@testable import ServiceRuntime

/// What is said only after it is durable, and what becomes of a batch that is not.
struct CoreCommitTests {
    @Test func nothingIsSaidBeforeItIsDurable() async throws {
        var driver = try await CoreDriver<Ledger>()
        try driver.add("a", id: "c-1")
        guard case .append(let batch)? = driver.pending.first else {
            Issue.record("no append was asked for")
            return
        }
        #expect(batch.events.count == 1 && batch.replies.map(\.commandID) == ["c-1"])
        #expect(driver.replies.isEmpty && driver.published.isEmpty)
        #expect(driver.core.position.sequence == .zero && driver.text("a") == nil)
        try await driver.settle()
        let reply = try driver.reply("c-1")?.get()
        #expect(reply?.events.map(\.sequence) == [SequenceNumber(1)])
        #expect(reply?.bookmark.position(of: .funding)?.position.sequence == SequenceNumber(1))
        #expect(driver.published.map(\.bytes) == batch.events.map(\.bytes))
        #expect(driver.published.first?.topic == "funding/isf-gaza/entry.added")
        #expect(driver.text("a") == "x")
    }

    @Test func whatWaitsIsOneAppendAndLaterCommandsSeeEarlierOnes() async throws {
        var driver = try await CoreDriver<MandateOperation>()
        let establishment = OperationEstablishment(title: "ISF", currency: "USD")
        try driver.command(.operationEstablishment(establishment), id: "c-0", operation: "other")
        try driver.command(.operationEstablishment(establishment), id: "c-1")
        try driver.command(.area(Area(area: "sector-1", title: "Rafah", kind: .known(.sector))), id: "c-2")
        try driver.command(.operationEstablishment(establishment), id: "c-3")
        try await driver.settle()
        #expect(driver.appends.map(\.events.count) == [1, 2])
        #expect(try driver.reply("c-2")?.get().revision == SequenceNumber(3))
        #expect(driver.problem("c-3")?.kind == .alreadySo)
    }

    @Test func sequencesAreGaplessAndChained() async throws {
        var driver = try await CoreDriver<Ledger>()
        for number in 0..<20 {
            try driver.add(
                try EntityID(wire: "e-\(number)"), copies: number % 3, id: try CommandID(wire: "c-\(number)"))
            if number % 4 == 0 { try await driver.settle() }
        }
        try await driver.settle()
        let events = try await driver.log.events(after: .zero, maxEvents: .max, maxBytes: .max)
        #expect(events.map(\.sequence.value) == Array(1...UInt64(events.count)))
        var cursor = driver.storage.identity.start
        for event in events {
            cursor = cursor.advanced(over: event.bytes)
            #expect(event.hash == cursor.hash)
        }
        #expect(driver.core.position == cursor)
        #expect(driver.published.map(\.bytes) == events.map(\.bytes))
        #expect(driver.core.committed == (try await driver.folded()))
    }

    @Test func aFullLogDropsTheBatchAndGoesOn() async throws {
        var driver = try await CoreDriver<Ledger>()
        try driver.add("a", id: "c-1")
        try await driver.settle()
        driver.storage.failNextAppend(with: LogError(.full, "the disk is full."))
        try driver.add("b", id: "c-2")
        try driver.add("a", id: "c-3", as: "refused-in-the-same-batch")
        try await driver.settle()
        #expect(driver.problem("c-2")?.kind == .storageFull)
        #expect(driver.text("b") == nil && driver.core.position.sequence == SequenceNumber(1))
        #expect(driver.published.count == 1 && driver.failure == nil)
        try driver.add("b", id: "c-2", as: "again")
        try await driver.settle()
        #expect(try driver.reply("again")?.get().revision == SequenceNumber(2))
    }

    @Test func everyoneInADroppedBatchIsRefused() async throws {
        var driver = try await CoreDriver<Ledger>()
        try driver.add("a", id: "c-0")
        try driver.add("b", id: "c-1")
        try driver.add("b", id: "c-1", as: "repeated")
        try driver.add("b", "refused", id: "c-2")
        driver.storage.failNextAppend(with: LogError(.full, "the disk is full."))
        try await driver.doNext()
        #expect(driver.problem("c-0")?.kind == .storageFull)
        driver.storage.failNextAppend(with: LogError(.full, "the disk is full."))
        try await driver.settle()
        for request in ["c-1", "repeated", "c-2"] { #expect(driver.problem(request)?.kind == .storageFull) }
    }

    @Test func aFailedLogRefusesAllAndStops() async throws {
        var driver = try await CoreDriver<Ledger>()
        driver.storage.failNextAppend(with: LogError(.ioFailure, "the disk does not answer."))
        try driver.add("a", id: "c-1")
        try driver.add("b", id: "c-2")
        try driver.add(
            "c", id: "c-3",
            after: Bookmark(log: .random(for: "mandate"), service: .mandate, epoch: .first, sequence: SequenceNumber(9))
        )
        try await driver.settle()
        for request in ["c-1", "c-2", "c-3"] {
            #expect(driver.problem(request)?.kind == .unavailable)
            #expect(driver.problem(request)?.isRetryable == true)
        }
        #expect(driver.failure?.code == .ioFailure)
        #expect(driver.published.isEmpty && driver.text("a") == nil)
        try driver.add("d", id: "c-4")
        #expect(driver.reply("c-4") == nil)
    }

    @Test func aLookUpThatFailsStops() async throws {
        var driver = try await CoreDriver<Ledger>()
        // What is refused is looked up first: it may have been accepted once.
        try driver.add("a", "refused", id: "c-1")
        driver.send(.lookUpFailed(LogError(.ioFailure, "the disk does not answer.")))
        #expect(driver.failure != nil)
        #expect(driver.problem("c-1")?.kind == .unavailable)
    }

    @Test func anEventThatIsTooLargeIsRefusedAndTheRestGoesOn() async throws {
        var driver = try await CoreDriver<Ledger>()
        try driver.add("first", id: "c-0")
        try driver.add("a", String(repeating: "x", count: 70_000), id: "c-1")
        try driver.add("b", id: "c-2")
        try await driver.settle()
        #expect(driver.problem("c-1")?.kind == .tooLarge)
        #expect(try driver.reply("c-2")?.get().revision == SequenceNumber(2))
    }

    @Test func whatWaitsBeyondTheQueueIsRefused() async throws {
        var settings = ServiceCore<Ledger>.Settings()
        settings.queue = 3
        var driver = try await CoreDriver<Ledger>(settings: settings)
        for number in 0..<6 {
            try driver.add(try EntityID(wire: "e-\(number)"), id: try CommandID(wire: "c-\(number)"))
        }
        #expect(driver.problem("c-4")?.kind == .overloaded)
        #expect(driver.problem("c-5")?.retryAfter == 1)
        try await driver.settle()
        for number in 0..<4 { #expect(try driver.reply("c-\(number)")?.get() != nil) }
    }

    @Test func recordedNeverRunsBackwards() async throws {
        var driver = try await CoreDriver<Ledger>()
        for (number, seconds) in [0, 10, -3_600, 5, -60, 7_200].enumerated() {
            driver.now = driver.now.advanced(by: .seconds(seconds))
            try driver.add(try EntityID(wire: "e-\(number)"), id: try CommandID(wire: "c-\(number)"))
            try await driver.settle()
        }
        let recorded = try await driver.headers().map(\.recorded)
        #expect(recorded == recorded.sorted())
        #expect(Set(recorded).count > 2)
    }

    @Test func commitsAreAnnouncedAtMostTwentyTimesASecondAndTimeAtLeastOnce() async throws {
        var driver = try await CoreDriver<Ledger>()
        driver.send(.tick)
        #expect(driver.announces.count == 1)
        for number in 0..<200 {
            driver.now = driver.now.advanced(by: .milliseconds(5))
            try driver.add(try EntityID(wire: "e-\(number)"), id: try CommandID(wire: "c-\(number)"))
            try await driver.settle()
        }
        #expect((15...21).contains(driver.announces.count))
        try await driver.pass(.milliseconds(100))
        #expect(driver.announces.last?.head == driver.core.position)
        let count = driver.announces.count
        try await driver.pass(.seconds(5))
        #expect((4...6).contains(driver.announces.count - count))
    }

    @Test func aClockThatIsPutBackDoesNotStopTheAnnounces() async throws {
        var driver = try await CoreDriver<Ledger>()
        driver.send(.tick)
        driver.now = driver.now.advanced(by: .seconds(-3_600))
        try await driver.pass(.seconds(3))
        #expect(driver.announces.count >= 3)
    }

    @Test func aSnapshotIsAskedForAfterSoManyEventsAndThenLessAndLessOften() async throws {
        var settings = ServiceCore<Ledger>.Settings()
        settings.snapshotEvents = 10
        var driver = try await CoreDriver<Ledger>(settings: settings)
        for number in 0..<45 {
            try driver.add(try EntityID(wire: "e-\(number)"), id: try CommandID(wire: "c-\(number)"))
            try await driver.settle()
        }
        #expect(driver.snapshots.map(\.sequence.value) == [10, 40])
    }

    @Test func endingFinishesWhatIsUnderWayAndBeginsNothing() async throws {
        var driver = try await CoreDriver<Ledger>()
        try driver.add("a", id: "c-1")
        try driver.add(
            "b", id: "c-2",
            after: Bookmark(log: .random(for: "mandate"), service: .mandate, epoch: .first, sequence: SequenceNumber(9))
        )
        driver.send(.ending)
        #expect(driver.problem("c-2")?.kind == .unavailable)
        #expect(!driver.core.isIdle)
        try await driver.settle()
        #expect(driver.core.isIdle)
        #expect(try driver.reply("c-1")?.get() != nil)
        try driver.add("c", id: "c-3")
        #expect(driver.problem("c-3")?.kind == .unavailable)
    }
}
