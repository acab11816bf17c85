import EventLog
import MandateDomain
import MessageSchema
import TestSupport
import Testing

@testable import ServiceRuntime

/// Ids, revisions, bookmarks and previews.
struct CoreCommandTests {
    private func bookmark(_ foreign: ForeignLog, at sequence: UInt64) -> Bookmark {
        Bookmark(
            log: foreign.head.log, service: .mandate, epoch: foreign.head.epoch, sequence: SequenceNumber(sequence))
    }

    @Test func theSameIDInOneBatchIsCarriedOutOnce() async throws {
        var driver = try await CoreDriver<Ledger>()
        try driver.add("first", id: "c-0")
        try driver.add("a", copies: 2, id: "c-1")
        try driver.add("a", copies: 2, id: "c-1", as: "again")
        try driver.add("b", id: "c-1", as: "other content")
        try await driver.settle()
        #expect(try driver.reply("c-1")?.get() == (try driver.reply("again")?.get()))
        #expect(try driver.reply("again")?.get().events.count == 2)
        #expect(driver.problem("other content")?.kind == .idReused)
        #expect(driver.core.position.sequence == SequenceNumber(3))
        #expect(driver.notes.filter { $0 == .repeated }.count == 1)
    }

    @Test func theSameIDAfterARestartGetsTheStoredReply() async throws {
        var driver = try await CoreDriver<Ledger>()
        try driver.add("a", copies: 3, id: "c-1")
        try await driver.settle()
        try await driver.restart()
        try driver.add("a", copies: 3, id: "c-1", as: "again")
        try driver.add("a", "other", id: "c-1", as: "other content")
        try await driver.settle()
        #expect(try driver.reply("again")?.get() == (try driver.reply("c-1")?.get()))
        #expect(driver.problem("other content")?.kind == .idReused)
        #expect(driver.core.position.sequence == SequenceNumber(3))
    }

    @Test func aRefusalIsDecidedAnew() async throws {
        var driver = try await CoreDriver<MandateOperation>()
        let area = MandateCommand.area(Area(area: "sector-1", title: "Rafah", kind: .known(.sector)))
        try driver.command(area, id: "c-1", as: "too early")
        try await driver.settle()
        #expect(driver.problem("too early")?.kind == .unknownOperation)
        try driver.command(.operationEstablishment(.init(title: "ISF", currency: "USD")), id: "c-0")
        try driver.command(area, id: "c-1")
        try await driver.settle()
        #expect(try driver.reply("c-1")?.get() != nil)
    }

    @Test func aStaleRevisionIsRefusedWithTheCurrentOne() async throws {
        var driver = try await CoreDriver<Ledger>()
        try driver.add("a", id: "c-1", revision: .zero)
        try driver.add("b", id: "c-2")
        try driver.add("a", "y", id: "c-3", revision: SequenceNumber(1))
        try await driver.settle()
        try driver.add("a", "z", id: "c-4", revision: SequenceNumber(1))
        try await driver.settle()
        #expect(try driver.reply("c-3")?.get().revision == SequenceNumber(3))
        #expect(driver.problem("c-4")?.kind == .staleRevision)
        #expect(driver.problem("c-4")?.currentRevision == SequenceNumber(3))
        #expect(driver.problem("c-4")?.errors.map(\.pointer) == ["/revision"])
    }

    @Test func aCommandWaitsForWhatItNamesInAfter() async throws {
        var driver = try await CoreDriver<Ledger>()
        var foreign = ForeignLog()
        try foreign.establish("one")
        try foreign.establish("two")
        try driver.add("a", id: "c-1", after: bookmark(foreign, at: 2))
        try driver.add("b", id: "preview", after: bookmark(foreign, at: 2), preview: true)
        driver.send(.foreign(.mandate, [foreign.events[0]]))
        try await driver.settle()
        #expect(driver.reply("c-1") == nil && driver.previews.isEmpty)
        driver.send(.foreign(.mandate, [foreign.events[1]]))
        try await driver.settle()
        #expect(try driver.reply("c-1")?.get() != nil)
        #expect(try driver.previews["preview"]?.get().events.count == 1)
    }

    @Test func aCommandWhoseBookmarkDoesNotArriveIsRefusedAsRetryable() async throws {
        var driver = try await CoreDriver<Ledger>()
        try driver.add("a", id: "c-1", after: bookmark(ForeignLog(), at: 2))
        driver.now = driver.now.advanced(by: .seconds(-600))
        try await driver.pass(.milliseconds(4_900))
        #expect(driver.reply("c-1") == nil)
        try await driver.pass(.milliseconds(200))
        #expect(driver.problem("c-1")?.kind == .notYetKnown)
        #expect(driver.problem("c-1")?.isRetryable == true)
        #expect(driver.core.isIdle)
    }

    @Test func whatThisServiceDoesNotFollowIsNotWaitedFor() async throws {
        var driver = try await CoreDriver<Ledger>()
        let pledges = Bookmark(
            log: .random(for: "pledges"), service: .pledges, epoch: .first, sequence: SequenceNumber(9))
        try driver.add("a", id: "c-1", after: pledges)
        try await driver.settle()
        #expect(try driver.reply("c-1")?.get() != nil)
    }

    @Test func theBookmarkOfAnOwnReplyIsKnown() async throws {
        var driver = try await CoreDriver<Ledger>()
        try driver.add("a", id: "c-1")
        try await driver.settle()
        let bookmark = try #require(try driver.reply("c-1")?.get().bookmark)
        try driver.add("b", id: "c-2", after: bookmark)
        try await driver.settle()
        #expect(try driver.reply("c-2")?.get() != nil)
    }

    @Test func anOwnBookmarkOfAnotherLogIsRefused() async throws {
        var driver = try await CoreDriver<Ledger>()
        let other = Bookmark(
            log: .random(for: "funding"), service: .funding, epoch: .first, sequence: SequenceNumber(1))
        try driver.add("a", id: "c-1", after: other)
        #expect(driver.problem("c-1")?.kind == .divergence)
    }

    @Test func aPreviewRecordsNothing() async throws {
        var driver = try await CoreDriver<Ledger>()
        try driver.add("a", copies: 2, id: "c-1", preview: true)
        try driver.add("a", "refused", id: "c-2", preview: true)
        try await driver.settle()
        let facts = try driver.previews["c-1"]?.get().events
        #expect(facts?.map(\.type) == [LedgerEntry.type, LedgerEntry.type])
        #expect(throws: Problem.self) { try driver.previews["c-2"]?.get() }
        #expect(driver.appends.isEmpty && driver.core.position.sequence == .zero)
    }

    @Test func theEventCarriesWhatTheRepliesCanBeRebuiltFrom() async throws {
        var driver = try await CoreDriver<Ledger>()
        try driver.add("a", copies: 2, id: "c-1")
        try await driver.settle()
        let headers = try await driver.headers()
        let prepared = try CoreDriver<Ledger>.prepared(
            .entry(LedgerEntry(entry: "a", text: "x", copies: 2)), id: "c-1")
        #expect(headers.map(\.command.wire) == ["c-1", "c-1"])
        #expect(headers.map(\.commandHash) == [prepared.contentHash, prepared.contentHash])
        #expect(headers.map(\.correlation) == ["c-1", "c-1"])
        #expect(headers.map(\.causation) == [nil, nil])
    }
}
