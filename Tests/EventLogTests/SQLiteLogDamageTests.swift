import EventLog
import Foundation
import MessageSchema
import Testing

/// A log that is not what was written is found out, and never repaired in silence.
@Suite struct SQLiteLogDamageTests {
    private func filled(_ folder: String, _ count: Int) async throws -> String {
        let log = try await SQLiteLog.open(directory: folder, service: "pledges")
        try await log.fill(count, batch: 200)
        await log.close()
        return log.path
    }

    private func failure(_ folder: String) async -> LogError? {
        do throws(LogError) {
            await (try SQLiteLog.open(directory: folder, service: "pledges")).close()
            return nil
        } catch {
            return error
        }
    }

    @Test func `a flipped bit in an old event is found by verification, with its number`() async throws {
        try await withTemporaryFolder { folder in
            let path = try await filled(folder, 1_500)
            try flipBit(in: Samples.bytes(of: 123), of: path)
            let log = try await SQLiteLog.open(directory: folder, service: "pledges")
            let result = try await log.verify()
            #expect(result.fault == ChainFault(sequence: SequenceNumber(123), reason: .hashMismatch))
            #expect(result.events == 122)
            #expect(result.last.sequence == SequenceNumber(122))
            #expect(try await log.verify(after: SequenceNumber(500)).isSound)
            await log.close()
        }
    }

    @Test(arguments: [501, 1_000, 1_500])
    func `a flipped bit among the last events is refused at opening, with its number`(number: UInt64) async throws {
        try await withTemporaryFolder { folder in
            let path = try await filled(folder, 1_500)
            try flipBit(in: Samples.bytes(of: number), of: path)
            let damaged = try Data(contentsOf: URL(fileURLWithPath: path))
            let refused = await failure(folder)
            #expect(refused?.code == .corrupt(at: SequenceNumber(number)))
            #expect(refused?.message.contains("event \(number)") == true)
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == damaged)
        }
    }

    /// Damage among the last events, and the event that it shows at.
    static let tailDamage: [(sql: String, number: UInt64)] = [
        ("DELETE FROM event WHERE sequence = 30", 30),
        ("DELETE FROM event WHERE sequence = 40", 40),
        ("DELETE FROM event", 1),
        ("UPDATE event SET hash = zeroblob(32) WHERE sequence = 25", 25),
        ("INSERT INTO event SELECT 41, epoch, '', '', '', hash, bytes FROM event WHERE sequence = 7", 41),
        ("UPDATE log SET head_hash = zeroblob(32)", 40),
        ("UPDATE log SET head_sequence = 41", 41),
        ("UPDATE reply SET last_sequence = 99 WHERE command_id = 'command-33'", 99),
    ]

    @Test(arguments: tailDamage)
    func `a log whose end does not agree with itself is refused at opening`(
        damage: (sql: String, number: UInt64)
    ) async throws {
        try await withTemporaryFolder { folder in
            try runSQL(damage.sql, on: try await filled(folder, 40))
            #expect(await failure(folder)?.code == .corrupt(at: SequenceNumber(damage.number)))
        }
    }

    @Test func `an old gap and an old reply without events are found by verification`() async throws {
        try await withTemporaryFolder { folder in
            let path = try await filled(folder, 1_200)
            try runSQL("UPDATE reply SET last_sequence = 5000 WHERE command_id = 'command-3'", on: path)
            var log = try await SQLiteLog.open(directory: folder, service: "pledges")
            #expect(
                try await log.verify().fault
                    == ChainFault(sequence: SequenceNumber(5_000), reason: .replyOutOfRange(commandID: "command-3")))
            await log.close()
            try runSQL("DELETE FROM event WHERE sequence BETWEEN 50 AND 60", on: path)
            log = try await SQLiteLog.open(directory: folder, service: "pledges")
            #expect(
                try await log.verify().fault
                    == ChainFault(sequence: SequenceNumber(50), reason: .gap(found: SequenceNumber(61))))
            await log.close()
        }
    }

    @Test func `a damaged copy in the gateway's store is refused at opening`() async throws {
        try await withTemporaryFolder { folder in
            let store = try await SQLiteMirror.open(directory: folder)
            var samples = Samples(after: .start(of: .random(for: "pledges"), epoch: .first))
            let events = samples.events(20)
            try await store.append(
                source: "pledges", events: events, cursor: samples.head, parkedAdded: [], parkedRemoved: [])
            await store.close()
            try flipBit(in: Samples.bytes(of: 11), of: store.path)
            let refused = await code { () throws(LogError) in try await SQLiteMirror.open(directory: folder) }
            #expect(refused == .corrupt(at: SequenceNumber(11)))
        }
    }

    @Test func `a page overwritten with garbage is an error or a result, never a crash`() async throws {
        try await withTemporaryFolder { folder in
            let path = try await filled(folder, 1_500)
            let sound = try Data(contentsOf: URL(fileURLWithPath: path))
            var generator = SystemRandomNumberGenerator()
            var found = 0
            let pages = sound.count / 4_096
            for page in stride(from: 1, to: pages, by: max(1, pages / 12)) {
                var damaged = sound
                for index in (page * 4_096)..<(page * 4_096 + 512) {
                    damaged[index] = UInt8.random(in: 0...255, using: &generator)
                }
                try damaged.write(to: URL(fileURLWithPath: path))
                do {
                    let log = try await SQLiteLog.open(directory: folder, service: "pledges")
                    do {
                        found += try await log.verify().isSound ? 0 : 1
                    } catch {
                        found += 1
                    }
                    await log.close()
                } catch {
                    found += 1
                }
            }
            #expect(found >= 1)
        }
    }
}
