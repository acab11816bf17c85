import EventLog
import Foundation
import MandateDomain
import MessageBus
import MessageSchema
import Synchronization
import TestSupport
import Testing

@testable import ServiceRuntime

/// How an engine ends: as asked, when its log fails, and when its task is cancelled.
@Suite(.timeLimit(.minutes(5)))
struct EngineEndTests {
    /// A log whose appends wait until they are let through.
    private final class HeldLog: DurableLog {
        let log: MemoryLog
        private let gate = NSCondition()
        private let state = Mutex((isOpen: false, waiting: 0))

        init(_ log: MemoryLog) {
            self.log = log
        }

        var appendsWaiting: Int { state.withLock { $0.waiting } }

        func open() {
            state.withLock { $0.isOpen = true }
            gate.broadcast()
        }

        var identity: LogIdentity { log.identity }
        func head() async throws(LogError) -> Cursor { try await log.head() }

        func append(_ batch: AppendBatch) throws(LogError) -> Cursor {
            gate.lock()
            state.withLock { $0.waiting += 1 }
            while !state.withLock({ $0.isOpen }) { _ = gate.wait(until: .now + 0.05) }
            state.withLock { $0.waiting -= 1 }
            gate.unlock()
            return try log.append(batch)
        }

        func events(
            after sequence: SequenceNumber, maxEvents: Int, maxBytes: Int
        ) async throws(LogError) -> [StoredEvent] {
            try await log.events(after: sequence, maxEvents: maxEvents, maxBytes: maxBytes)
        }

        func hash(at sequence: SequenceNumber) async throws(LogError) -> Digest256? { try await log.hash(at: sequence) }
        func replies(to ids: [String]) throws(LogError) -> [String: StoredReply] {
            try log.replies(to: ids)
        }
        func inboxPositions() async throws(LogError) -> [InboxPosition] { try await log.inboxPositions() }
        func parked() async throws(LogError) -> [ParkedEvent] { try await log.parked() }
        func parked(
            source: String, operation: String, subject: String
        ) async throws(LogError) -> [ParkedEvent] {
            try await log.parked(source: source, operation: operation, subject: subject)
        }
        func discarded() async throws(LogError) -> [DiscardedEvent] { try await log.discarded() }
        func saveSnapshot(_ snapshot: Snapshot) async throws(LogError) { try await log.saveSnapshot(snapshot) }
        func newestSnapshot() async throws(LogError) -> Snapshot? { try await log.newestSnapshot() }
        func verify(after sequence: SequenceNumber) async throws(LogError) -> LogVerification {
            try await log.verify(after: sequence)
        }
        func statistics() async throws(LogError) -> LogStatistics { try await log.statistics() }
        func close() async { await log.close() }
    }

    @Test func whatIsUnderWayIsAnsweredBeforeTheEnd() async throws {
        try await EngineBench.memory.run { ground in
            let log = HeldLog(try MemoryLog(ground.storage("mandate")))
            let running = try await ground.start(MandateOperation.self, log: log)
            let client = try await ground.client(of: .mandate)
            async let reply = client.command(try .establish("c-1"))
            #expect(await eventually { log.appendsWaiting == 1 })
            await running.shutDown()
            log.open()
            #expect(try await reply.revision == SequenceNumber(1))
            try await running.end()
            let after = try MemoryLog(ground.storage("mandate"))
            #expect(try await after.head().sequence == SequenceNumber(1))
            #expect(try await after.newestSnapshot()?.sequence == SequenceNumber(1))
            await client.close()
        }
    }

    @Test(arguments: EngineBench.allCases) func cancellationEndsItInOrder(_ bench: EngineBench) async throws {
        try await bench.run { ground in
            let running = try await ground.start(MandateOperation.self)
            let client = try await ground.client(of: .mandate)
            _ = try await client.command(.establish("c-1"))
            running.cancel()
            _ = try? await running.end()
            await client.close()
            let again = try await ground.start(MandateOperation.self)
            let toAgain = try await ground.client(of: .mandate)
            #expect(try await toAgain.ask(.head, as: Cursor.self).sequence == SequenceNumber(1))
            await toAgain.close()
            try await again.stop()
        }
    }

    @Test func aLogThatFailsEndsItWithItsError() async throws {
        try await EngineBench.memory.run { ground in
            let running = try await ground.start(MandateOperation.self)
            let client = try await ground.client(of: .mandate)
            _ = try await client.command(.establish("c-1"))
            ground.storage("mandate").failNextAppend(with: LogError(.ioFailure, "the disk does not answer."))
            let envelope = try CommandEnvelope.establish("c-2", "other")
            let problem = await refusal { () async throws(Problem) in try await client.command(envelope) }
            #expect(problem?.kind == .unavailable)
            do {
                try await running.end()
                Issue.record("it ended as if nothing had happened")
            } catch {
                #expect((error as? LogError)?.code == .ioFailure)
            }
            await client.close()
        }
    }

    @Test func aFullLogRefusesCommandsAndGoesOnAnswering() async throws {
        try await EngineBench.memory.run { ground in
            let running = try await ground.start(MandateOperation.self)
            let client = try await ground.client(of: .mandate)
            ground.storage("mandate").failNextAppend(with: LogError(.full, "the disk is full."))
            let envelope = try CommandEnvelope.establish("c-1")
            let problem = await refusal { () async throws(Problem) in try await client.command(envelope) }
            #expect(problem?.kind == .storageFull)
            #expect(try await client.ask(.head, as: Cursor.self).sequence == .zero)
            #expect(try await client.command(envelope).revision == SequenceNumber(1))
            await client.close()
            try await running.stop()
        }
    }

    @Test func aMalformedRequestIsAnsweredUnderItsID() async throws {
        try await EngineBench.memory.run { ground in
            let running = try await ground.start(MandateOperation.self)
            let connection = try await ground.transport().connect(to: "mandate", topics: [])
            try connection.request(Array(#"{"id":"r7","request":"head","body":{"a":1,"a":2}}"#.utf8))
            let reply = try #require(await connection.nextReplies()?.first?.first)
            let text = String(decoding: reply, as: UTF8.self)
            #expect(text.contains(#""id":"r7""#) && text.contains("malformed-json"))
            await connection.close()
            try await running.stop()
        }
    }

    @Test func moreQuestionsThanAreAnsweredAtOnceAreRefused() async throws {
        try await EngineBench.memory.run { ground in
            var settings = EngineSettings()
            settings.answers = 0
            let running = try await ground.start(MandateOperation.self, settings: settings)
            let client = try await ground.client(of: .mandate)
            let problem = await refusal { () async throws(Problem) in try await client.replay(after: nil) }
            #expect(problem?.kind == .overloaded)
            #expect(try await client.ask(.head, as: Cursor.self).sequence == .zero)
            await client.close()
            try await running.stop()
        }
    }
}
