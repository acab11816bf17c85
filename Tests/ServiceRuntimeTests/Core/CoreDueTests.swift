import DomainModel
import EventLog
import MessageBus
import MessageSchema
import TestSupport
import Testing

@testable import ServiceRuntime

/// What time alone brings about: when it is asked for, what becomes of it, and that it happens once.
struct CoreDueTests {
    private static let lapse = "lapse:isf-gaza:entry:a:2026-04-02"

    @Test func whatFallsDueIsBroughtAboutOnTheDayAndSaysWhenByWhomAndWhy() async throws {
        var driver = try await CoreDriver<Ledger>()
        try driver.add("a", "until 2026-04-01", id: "c-1")
        try await driver.pass(.seconds(3))
        #expect(driver.text("a") == "until 2026-04-01")
        driver.now = "2026-04-02T00:00:00Z"
        try await driver.pass(.milliseconds(1_100))
        #expect(driver.text("a") == "lapsed")
        let header = try #require(try await driver.headers().last)
        #expect(header.command.wire == Self.lapse)
        #expect(header.actor == "muster-funding")
        #expect(header.effective == "2026-04-02" && header.causation == nil)
        #expect(header.learned == header.recorded && header.recorded.day == "2026-04-02")
        #expect(header.correlation == Self.lapse)
        let stored = try #require(driver.appends.last?.events.first)
        let event = try EventCoder().decode(stored.bytes, as: LedgerEvent.self)
        #expect(event.provenance == Provenance(basis: .decided))
        #expect(driver.published.last?.bytes == stored.bytes)
        #expect(driver.notes.contains(.broughtAbout(command: Self.lapse)))
    }

    @Test func itHappensOnceHoweverOftenItIsAsked() async throws {
        var driver = try await CoreDriver<Ledger>()
        try driver.add("a", "until 2026-03-31", id: "c-1")
        try await driver.pass(.seconds(2))
        #expect(driver.text("a") == "lapsed")
        try driver.add("b", id: "c-2")
        try await driver.pass(.seconds(2))
        driver.now = "2026-04-03T00:00:00Z"
        try await driver.pass(.seconds(2))
        try await driver.restart()
        try await driver.pass(.seconds(2))
        #expect(try await driver.headers().count { $0.command.wire.hasPrefix("lapse:") } == 1)
        #expect(driver.core.committed == (try await driver.folded()))
    }

    @Test func anIdThatIsKnownIsNotDecidedAgain() async throws {
        var driver = try await CoreDriver<Ledger>()
        try driver.add("a", "until 2026-03-31", id: "c-1")
        try await driver.pass(.seconds(2))
        // The same falls due on the same day once more: it was carried out.
        try driver.add("a", "until 2026-03-31", id: "c-2")
        try await driver.pass(.seconds(3))
        #expect(driver.text("a") == "until 2026-03-31")
        #expect(driver.notes.contains(.repeated))
        #expect(try driver.reply("c-2")?.get() != nil)
    }

    @Test func anIdThatASenderTookForSomethingElseStopsNothing() async throws {
        var driver = try await CoreDriver<Ledger>()
        try driver.add("b", "of a sender", id: "lapse:isf-gaza:entry:a:2026-04-01")
        try await driver.settle()
        try driver.add("a", "until 2026-03-31", id: "c-1")
        try await driver.pass(.seconds(3))
        #expect(driver.text("a") == "lapsed" && driver.text("b") == "of a sender")
        let id = try #require(try await driver.headers().last?.command.wire)
        #expect(id.hasPrefix("lapse:isf-gaza:entry:a:2026-04-01:") && id.count == 50)
        // Once, also under that id, and over a restart.
        try driver.add("a", "until 2026-03-31", id: "c-2")
        try await driver.pass(.seconds(2))
        try await driver.restart()
        try await driver.pass(.seconds(2))
        #expect(driver.text("a") == "until 2026-03-31")
        #expect(try await driver.headers().count { $0.command.wire.hasPrefix("lapse") } == 2)
        #expect(!driver.notes.contains { if case .dueRefused = $0 { true } else { false } })
        #expect(driver.core.committed == (try await driver.folded()))
    }

    @Test func theSameEntityFallsDueInEachOperation() async throws {
        var driver = try await CoreDriver<Ledger>()
        try driver.add("a", "until 2026-03-01", id: "c-1")
        try driver.add("a", "until 2026-03-01", id: "c-2", operation: Controls.otherOperation)
        try await driver.pass(.seconds(2))
        #expect(driver.text("a") == "lapsed" && driver.text("a", in: Controls.otherOperation) == "lapsed")
    }

    @Test func whatIsRefusedIsToldOnceAndTheRestGoesOn() async throws {
        var driver = try await CoreDriver<Ledger>()
        try driver.add("a", "until 2026-03-01 stuck", id: "c-1")
        try driver.add("b", "until 2026-03-01", id: "c-2")
        for number in 0..<5 {
            try driver.add("c", "text \(number)", id: try CommandID(wire: "d-\(number)"))
            try await driver.pass(.seconds(2))
        }
        driver.now = "2026-04-02T10:00:00Z"
        try await driver.pass(.seconds(2))
        #expect(driver.text("b") == "lapsed")
        let refused = driver.notes.filter { if case .dueRefused = $0 { true } else { false } }
        #expect(refused == [.dueRefused(command: "lapse:isf-gaza:entry:a:2026-03-02", reason: "not this one")])
        #expect(driver.core.isIdle && driver.failure == nil)
        #expect(driver.replies.values.allSatisfy { $0.count == 1 })
    }

    @Test func whatIsRefusedIsNotTriedAgainUntilSomethingChangesOrADayBegins() async throws {
        var driver = try await CoreDriver<Ledger>()
        try driver.add("a", "until 2026-03-01 stuck", id: "c-1")
        try await driver.settle()
        #expect(driver.core.hasToAskWhatIsDue(at: driver.now))
        try await driver.pass(.seconds(2))
        #expect(!driver.core.hasToAskWhatIsDue(at: driver.now))
        var asked = 0
        for _ in 0..<200 {
            driver.now = driver.now.advanced(by: .milliseconds(50))
            driver.send(.tick)
            asked += driver.pending.count
            try await driver.settle()
        }
        #expect(asked == 0, "a question to the log would show that it was tried again")
        driver.now = "2026-04-02T00:00:00Z"
        driver.send(.tick)
        #expect(driver.pending.count == 1)
    }

    @Test func underLoadItIsAskedAtMostOnceASecond() async throws {
        var driver = try await CoreDriver<Ledger>()
        // What is refused is looked up in the log: by that it shows how often it was asked.
        try driver.add("a", "until 2026-03-01 stuck", id: "c-1")
        var lookUps = 0
        for number in 0..<1_000 {
            driver.now = driver.now.advanced(by: .milliseconds(10))
            try driver.add("b", "text \(number)", id: try CommandID(wire: "d-\(number)"))
            driver.send(.tick)
            while let next = driver.pending.first {
                if case .lookUp = next { lookUps += 1 }
                try await driver.doNext()
            }
        }
        #expect((9...11).contains(lookUps))
    }

    @Test func theStartAsksWhatFellDueInTheMeantime() async throws {
        var driver = try await CoreDriver<Ledger>()
        try driver.add("a", "until 2026-04-01", id: "c-1")
        try await driver.settle()
        driver.now = "2026-06-01T00:00:00Z"
        try await driver.restart()
        try await driver.settle()
        #expect(driver.text("a") == "lapsed")
        #expect(try await driver.headers().last?.effective == "2026-04-02")
    }

    @Test func aFullLogDelaysItAndLosesNothing() async throws {
        var driver = try await CoreDriver<Ledger>()
        try driver.add("a", "until 2026-03-31", id: "c-1")
        try await driver.settle()
        driver.storage.failNextAppend(with: LogError(.full, "the disk is full."))
        try await driver.pass(.milliseconds(100))
        #expect(driver.text("a") == "until 2026-03-31")
        try await driver.pass(.seconds(4))
        #expect(driver.text("a") == "lapsed")
        #expect(try await driver.headers().count == 2)
    }

    @Test func whileRoomIsShortNothingIsAsked() async throws {
        var settings = ServiceCore<Ledger>.Settings()
        settings.diskReserve = 1_000
        var driver = try await CoreDriver<Ledger>(settings: settings)
        try driver.add("a", "until 2026-04-01", id: "c-1")
        try await driver.settle()
        driver.send(.diskSpace(10))
        driver.now = "2026-04-02T00:00:00Z"
        try await driver.pass(.seconds(3))
        #expect(driver.text("a") == "until 2026-04-01" && driver.core.waitingCount == 0)
        driver.send(.diskSpace(10_000))
        try await driver.pass(.seconds(3))
        #expect(driver.text("a") == "lapsed")
    }

    @Test func aClockThatIsPutBackUndoesNothingAndRecordingStaysInOrder() async throws {
        var driver = try await CoreDriver<Ledger>()
        try driver.add("a", "until 2026-04-01", id: "c-1")
        driver.now = "2026-04-05T00:00:00Z"
        try await driver.pass(.seconds(2))
        #expect(driver.text("a") == "lapsed")
        driver.now = Controls.start
        try driver.add("b", "until 2026-04-04", id: "c-2")
        try await driver.pass(.seconds(3))
        // The log has seen the fifth of April, so the fourth is over.
        #expect(driver.text("b") == "lapsed")
        let recorded = try await driver.headers().map(\.recorded)
        #expect(recorded == recorded.sorted())
    }

    @Test func anEndBeginsNothingMore() async throws {
        var driver = try await CoreDriver<Ledger>()
        try driver.add("a", "until 2026-04-01", id: "c-1")
        try await driver.settle()
        driver.send(.ending)
        driver.now = "2026-04-02T00:00:00Z"
        try await driver.pass(.seconds(3))
        #expect(driver.text("a") == "until 2026-04-01" && driver.core.isIdle)
    }

    @Test func anIdNamesRuleOperationEntityAndDayAndOneThatWouldBeTooLongIsRefused() throws {
        let command = LedgerCommand.entry(LedgerEntry(entry: "a", text: "x"))
        #expect(
            try DueCommand(command, rule: "lapse", on: "2026-04-02").id(in: Controls.operation).wire == Self.lapse)
        let rule = String(repeating: "x", count: 190)
        #expect(throws: InvalidValue.self) {
            try DueCommand(command, rule: rule, on: "2026-04-02").id(in: Controls.operation)
        }
    }
}
