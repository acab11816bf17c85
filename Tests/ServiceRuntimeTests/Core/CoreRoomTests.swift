import EventLog
import MessageBus
import MessageSchema
import TestSupport
import Testing

@testable import ServiceRuntime

/// What a service does when its disk is nearly full, and when it no longer is.
struct CoreRoomTests {
    private static var settings: ServiceCore<Ledger>.Settings {
        var settings = ServiceCore<Ledger>.Settings()
        settings.diskReserve = 1_000
        return settings
    }

    @Test func belowTheReserveCommandsAreRefusedWithTheRoomAndTheNeedAndNothingIsAppended() async throws {
        var driver = try await CoreDriver<Ledger>(settings: Self.settings)
        driver.send(.diskSpace(999))
        try driver.add("a", id: "c-1")
        try await driver.settle()
        let problem = try #require(driver.problem("c-1"))
        #expect(problem.kind == .storageFull && problem.isRetryable)
        #expect(problem.detail.contains("999 bytes") && problem.detail.contains("1000 are kept"))
        #expect(driver.appends.isEmpty && driver.failure == nil)
        #expect(driver.notes.contains(.shortOfRoom(free: 999, reserve: 1_000)))
        try await driver.pass(.seconds(5))
        #expect(driver.appends.isEmpty)
    }

    @Test func recordingGoesOnByItselfWhenThereIsRoomAgain() async throws {
        var driver = try await CoreDriver<Ledger>(settings: Self.settings)
        driver.send(.diskSpace(0))
        driver.send(.diskSpace(1_000))
        try driver.add("a", id: "c-1")
        try await driver.settle()
        #expect(try driver.reply("c-1")?.get() != nil)
        #expect(driver.notes.contains(.roomAgain))
    }

    @Test func aRepetitionStillGetsItsStoredReplyAndAPreviewItsAnswer() async throws {
        var driver = try await CoreDriver<Ledger>(settings: Self.settings)
        driver.send(.diskSpace(5_000))
        try driver.add("a", id: "c-1")
        try await driver.settle()
        driver.send(.diskSpace(1))
        try driver.add("a", id: "c-1", as: "again")
        try driver.add("b", id: "c-2", as: "new")
        try driver.add("c", id: "c-3", as: "looked-at", preview: true)
        try await driver.settle()
        #expect(try driver.reply("again")?.get() == driver.reply("c-1")?.get())
        #expect(driver.problem("new")?.kind == .storageFull)
        #expect(try driver.previews["looked-at"]?.get() != nil)
        #expect(driver.appends.count == 1)
    }

    @Test func whatOthersStateIsHeldInOrderAndTakenUpAgain() async throws {
        var driver = try await CoreDriver<Ledger>(settings: Self.settings)
        var origin = ForeignLog()
        let first = try origin.establish("Alpha")
        driver.send(.foreign(.mandate, [first]))
        driver.send(.diskSpace(1))
        let second = try origin.establish("Beta", operation: "other")
        driver.send(.foreign(.mandate, [second]))
        try await driver.settle()
        let before = driver.consumed
        try await driver.pass(.seconds(3))
        #expect(driver.consumed == before && driver.core.waitingCount > 0)
        driver.send(.diskSpace(2_000))
        try await driver.pass(.seconds(2))
        #expect(driver.core.waitingCount == 0)
        #expect(driver.consumed.last == second.cursor.sequence)
        #expect(driver.core.inboxPositions[.mandate] == second.cursor)
    }

    @Test func anOrderlyEndSavesHowFarOthersWereTakenIn() async throws {
        var driver = try await CoreDriver<Ledger>()
        driver.send(.tick)
        var origin = ForeignLog()
        let event = try origin.establish("É")
        driver.send(.foreign(.mandate, [event]))
        try await driver.settle()
        let saved = try await driver.log.inboxPositions()
        #expect(saved.isEmpty, "an event without effect is not worth a commit of its own")
        driver.send(.ending)
        #expect(!driver.core.isIdle)
        try await driver.settle()
        #expect(try await driver.log.inboxPositions().map(\.cursor) == [event.cursor])
        #expect(driver.core.isIdle)
    }

    @Test func withoutAReserveOrWhereNothingIsKnownNothingIsRefused() async throws {
        var driver = try await CoreDriver<Ledger>()
        driver.send(.diskSpace(0))
        try driver.add("a", id: "c-1")
        try await driver.settle()
        #expect(try driver.reply("c-1")?.get() != nil)
        driver = try await CoreDriver<Ledger>(settings: Self.settings)
        driver.send(.diskSpace(nil))
        try driver.add("a", id: "c-1")
        try await driver.settle()
        #expect(try driver.reply("c-1")?.get() != nil)
    }
}
