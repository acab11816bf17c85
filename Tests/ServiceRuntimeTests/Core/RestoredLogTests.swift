import EventLog
import Foundation
import Logging
import MessageBus
import MessageSchema
import TestSupport
import Testing

@testable import ServiceRuntime

/// A service whose log was rebuilt from the copy of its events: nothing is lost, and nothing happens twice.
struct RestoredLogTests {
    /// What a service did before its disk was lost.
    private struct Before {
        let log: LogIdentity
        let events: [StoredEvent]
        let replies: [String: StoredReply]
        let answers: [String: CommandReply]
        let foreign: ForeignLog
    }

    private func worked() async throws -> Before {
        var driver = try await CoreDriver<Ledger>()
        var foreign = ForeignLog()
        try driver.add("a", "first", id: "c-1")
        try driver.add("a", "second", copies: 3, id: "c-2")
        try foreign.establish("one two")
        driver.send(.foreign(.mandate, foreign.events))
        try await driver.settle()
        try driver.add("b", "b", copies: 2, id: "c-3", operation: "other")
        try foreign.establish("refused", operation: "bad")
        try foreign.establish("three")
        driver.send(.foreign(.mandate, Array(foreign.events.suffix(2))))
        try await driver.settle()
        #expect(driver.core.parkedCount == 1)
        let events = try await driver.log.events(after: .zero, maxEvents: .max, maxBytes: .max)
        var answers: [String: CommandReply] = [:]
        for (request, _) in driver.replies { answers[request] = try driver.reply(request)?.get() }
        return Before(
            log: driver.log.identity, events: events, replies: try driver.log.replies(to: events.map(\.commandID)),
            answers: answers, foreign: foreign)
    }

    /// The gateway's store with the copy, columns as the gateway knows them.
    private func mirror(_ before: Before, in folder: String) async throws {
        let mirror = try await SQLiteMirror.open(directory: folder)
        let last = try #require(before.events.last)
        try await mirror.append(
            source: "funding", events: before.events,
            cursor: Cursor(log: before.log.log, epoch: before.log.epoch, sequence: last.sequence, hash: last.hash),
            parkedAdded: [], parkedRemoved: [])
        await mirror.close()
    }

    private func restore(_ folder: String, replaces: Bool = false) async throws -> LogRestoration.Outcome {
        let lock = try ProcessLock(directory: folder, name: "funding")
        defer { lock.release() }
        let reader = try await MirrorReader.open(directory: folder)
        let copy = try #require(try await reader.copies().first)
        let outcome = try await LogRestoration(
            directory: folder, service: "funding", lock: lock, now: Controls.start
        ).run(from: .copy(reader, copy), replaces: replaces)
        await reader.close()
        return outcome
    }

    private func inFolder(_ body: (String) async throws -> Void) async throws {
        let folder = NSTemporaryDirectory() + "muster-restored-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await body(folder)
    }

    @Test func eventsAndRepliesAreThoseThatWere() async throws {
        try await inFolder { folder in
            let before = try await worked()
            try await mirror(before, in: folder)
            let outcome = try await restore(folder)
            #expect(outcome.head.log == before.log.log && outcome.head.epoch == before.log.epoch.next)
            #expect(outcome.beyond.isEmpty && outcome.movedAside == nil)
            #expect(outcome.causes == [before.foreign.events[2].id])
            let log = try await SQLiteLog.open(directory: folder, service: "funding")
            #expect(try await log.events(after: .zero, maxEvents: .max, maxBytes: .max) == before.events)
            #expect(try log.replies(to: before.events.map(\.commandID)) == before.replies)
            #expect(outcome.replies == UInt64(before.replies.count))
            #expect(try await log.inboxPositions().isEmpty)
            #expect(try await log.verify().isSound)
            await log.close()
        }
    }

    @Test func aCopyWithAForgedEventIsRefused() async throws {
        try await inFolder { folder in
            let before = try await worked()
            let other = try await worked()
            // Chained rightly, but of another log.
            var cursor = before.log.start
            let events = other.events.map { event in
                let next = StoredEvent(
                    after: cursor, operation: event.operation, subject: event.subject, commandID: event.commandID,
                    bytes: event.bytes)
                cursor = cursor.advanced(over: event.bytes)
                return next
            }
            let mirror = try await SQLiteMirror.open(directory: folder)
            try await mirror.append(
                source: "funding", events: events, cursor: cursor, parkedAdded: [], parkedRemoved: [])
            await mirror.close()
            await #expect(throws: LogError.self) { try await restore(folder) }
            #expect(!FileManager.default.fileExists(atPath: folder + "/funding.sqlite"))
        }
    }

    @Test func repeatedCommandsAndForeignEventsChangeNothing() async throws {
        try await inFolder { folder in
            let before = try await worked()
            try await mirror(before, in: folder)
            _ = try await restore(folder)
            let log = try await SQLiteLog.open(directory: folder, service: "funding")
            var run = try await LogRun(log)
            // Whoever follows mandate begins with its first event.
            try await run.take(.foreign(.mandate, before.foreign.events))
            try await run.add(LedgerEntry(entry: "a", text: "first"), id: "c-1")
            try await run.add(LedgerEntry(entry: "a", text: "second", copies: 3), id: "c-2")
            try await run.add(LedgerEntry(entry: "b", text: "b", copies: 2), id: "c-3", operation: "other")
            #expect(try await log.head().sequence == before.events.last?.sequence)
            #expect(try await log.parked().count == 1, "what was parked parks again")
            #expect(before.answers.count == 3)
            for (request, answer) in before.answers { #expect(try run.replies[request]?.get() == answer) }
            // What is new is told apart from what was lost by its epoch.
            try await run.add(LedgerEntry(entry: "new", text: "new"), id: "c-9")
            #expect(try run.replies["c-9"]?.get().events.map(\.epoch) == [before.log.epoch.next])
            #expect(try await log.verify().isSound)
            await log.close()
        }
    }

    /// A core on a log on the disk, driven by hand.
    private struct LogRun {
        let log: SQLiteLog
        var core: ServiceCore<Ledger>
        var replies: [String: Result<CommandReply, Problem>] = [:]

        init(_ log: SQLiteLog) async throws {
            self.log = log
            let state = try await LogFold<Ledger>.folding(log, logger: Logger(label: "restored")).state
            core = ServiceCore(
                identity: log.identity, state: state, head: try await log.head(), inboxes: [:],
                parked: try await log.parked(), snapshotAt: .zero)
        }

        mutating func add(
            _ entry: LedgerEntry, id: CommandID, operation: OperationID = Controls.operation
        ) async throws {
            let prepared = try CoreDriver<Ledger>.prepared(.entry(entry), id: id, operation: operation)
            try await take(.command(CoreDriver<Ledger>.address(id.wire), prepared))
        }

        mutating func take(_ input: ServiceCore<Ledger>.Input) async throws {
            var actions = core.step(input, now: Controls.start)
            while !actions.isEmpty {
                switch actions.removeFirst() {
                case .lookUp(let ids):
                    actions += core.step(.lookedUp(try log.replies(to: ids)), now: Controls.start)
                case .append(let batch):
                    do throws(LogError) {
                        try log.append(batch)
                        actions += core.step(.appended, now: Controls.start)
                    } catch {
                        actions += core.step(.appendFailed(error), now: Controls.start)
                    }
                case .reply(let address, let result): replies[address.request] = result
                default: break
                }
            }
        }
    }
}
