import EventLog
import Foundation
import MessageSchema
import Testing

/// Looking at a log beside its service, or where the service refuses it.
@Suite struct LogReaderTests {
    @Test func `a log is looked at beside the one that writes it`() async throws {
        try await withTemporaryFolder { folder in
            let log = try await SQLiteLog.open(directory: folder, service: "pledges")
            try await log.fill(1_200, batch: 100)
            try log.append(
                AppendBatch(inboxPositions: [Samples.position(7)], parkedAdded: [Samples.parked(3)]))
            let head = try await log.head()
            try await log.saveSnapshot(
                Snapshot(sequence: head.sequence, hash: head.hash, format: "x", bytes: [1, 2, 3]))

            let reader = try await LogReader.open(directory: folder, service: "pledges")
            let before = try Data(contentsOf: URL(fileURLWithPath: log.path))
            let result = try await reader.verify()
            #expect(result.isSound && result.events == 1_200 && result.last == head)
            let summary = try await reader.summary()
            #expect(summary.service == "pledges" && summary.head == head && summary.replies == 1_200)
            #expect(summary.parked == 1 && summary.discarded == 0)
            #expect(summary.inbox == [Samples.position(7)] && summary.snapshots == [head.sequence])
            #expect(try await reader.parked() == [Samples.parked(3)])
            #expect(try Data(contentsOf: URL(fileURLWithPath: log.path)) == before)

            // What is appended meanwhile is seen.
            try await log.fill(10)
            #expect(try await reader.head().head.sequence == SequenceNumber(1_210))
            await reader.close()
            await log.close()
        }
    }

    @Test func `a log that its service refuses can be verified, and the bad event is named`() async throws {
        try await withTemporaryFolder { folder in
            let log = try await SQLiteLog.open(directory: folder, service: "pledges")
            try await log.fill(300)
            await log.close()
            try flipBit(in: Samples.bytes(of: 250), of: log.path)
            let refused = await code { () async throws(LogError) in
                await (try SQLiteLog.open(directory: folder, service: "pledges")).close()
            }
            #expect(refused == .corrupt(at: SequenceNumber(250)))
            let reader = try await LogReader.open(directory: folder, service: "pledges")
            let result = try await reader.verify()
            #expect(result.fault == ChainFault(sequence: SequenceNumber(250), reason: .hashMismatch))
            #expect(result.last.sequence == SequenceNumber(249))
            await reader.close()
        }
    }

    @Test func `an event beyond the head and a reply to nothing are found`() async throws {
        try await withTemporaryFolder { folder in
            let log = try await SQLiteLog.open(directory: folder, service: "pledges")
            try await log.fill(40)
            await log.close()
            let beyond = "INSERT INTO event SELECT 41, epoch, '', '', '', hash, bytes FROM event WHERE sequence = 7"
            for (sql, number) in [
                (beyond, 41), ("DELETE FROM event WHERE sequence = 41", 0),
                ("UPDATE reply SET last_sequence = 99 WHERE command_id = 'command-3'", 99),
            ] as [(String, UInt64)] {
                try runSQL(sql, on: log.path)
                let reader = try await LogReader.open(directory: folder, service: "pledges")
                #expect(try await reader.verify().fault?.sequence.value ?? 0 == number, "\(sql)")
                await reader.close()
            }
        }
    }

    @Test func `the refusal names the commands that help`() async throws {
        try await withTemporaryFolder { folder in
            let log = try await SQLiteLog.open(directory: folder, service: "pledges")
            try await log.fill(30)
            await log.close()
            func refusal() async -> String {
                do throws(LogError) {
                    await (try SQLiteLog.open(directory: folder, service: "pledges")).close()
                    return ""
                } catch {
                    return error.message
                }
            }
            try flipBit(in: Samples.bytes(of: 25), of: log.path)
            let damaged = await refusal()
            #expect(damaged.contains("event 25"))
            #expect(damaged.contains("`muster log verify pledges`"))
            #expect(damaged.contains("`muster log restore pledges --from-gateway"))
            try Data("this is no database".utf8).write(to: URL(fileURLWithPath: log.path))
            let foreign = await refusal()
            #expect(foreign.contains("is not a Muster log") && foreign.contains("`muster log restore pledges"))
        }
    }

    @Test func `what is asked of every event beyond the chain is a fault where it is answered`() async throws {
        try await withTemporaryFolder { folder in
            let log = try await SQLiteLog.open(directory: folder, service: "pledges")
            try await log.fill(1_100, batch: 100)
            await log.close()
            let reader = try await LogReader.open(directory: folder, service: "pledges")
            let result = try await reader.verify(check: { $0.sequence == SequenceNumber(777) ? "no such type" : nil })
            #expect(result.fault == ChainFault(sequence: SequenceNumber(777), reason: .undecodable("no such type")))
            await reader.close()
        }
    }

    @Test func `the gateway's copies are looked at, present ones and those set aside`() async throws {
        try await withTemporaryFolder { folder in
            let mirror = try await SQLiteMirror.open(directory: folder)
            var samples = Samples(after: Samples.otherLog.start)
            let events = samples.events(700)
            try await mirror.append(
                source: "mandate", events: events, cursor: samples.head, parkedAdded: [Samples.parked(9)],
                parkedRemoved: [])
            try await mirror.archive(source: "mandate", at: 42)
            try await mirror.append(
                source: "mandate", events: Array(events.prefix(5)),
                cursor: Cursor(
                    log: Samples.otherLog.log, epoch: .first, sequence: SequenceNumber(5), hash: events[4].hash),
                parkedAdded: [], parkedRemoved: [])
            let reader = try await MirrorReader.open(directory: folder)
            let copies = try await reader.copies()
            #expect(copies.map(\.cursor.sequence.value) == [5, 700])
            #expect(copies.map(\.archivedAt) == [nil, 42])
            for copy in copies { #expect(try await reader.verify(copy).isSound) }
            #expect(
                try await reader.events(of: copies[1], after: SequenceNumber(698), maxEvents: 9, maxBytes: .max)
                    == Array(events.suffix(2)))
            await reader.close()
            await mirror.close()
            try flipBit(in: Samples.bytes(of: 321), of: mirror.path)
            let again = try await MirrorReader.open(directory: folder)
            #expect(
                try await again.verify(copies[1]).fault
                    == ChainFault(sequence: SequenceNumber(321), reason: .hashMismatch))
            #expect(try await again.verify(copies[0]).isSound)
            await again.close()
        }
    }
}
