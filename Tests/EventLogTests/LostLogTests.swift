import EventLog
import Foundation
import MessageSchema
import Testing

@Suite struct LostLogTests {
    private func withFolder(_ body: (String) async throws -> Void) async throws {
        let folder = "/tmp/muster-lost-\(UUID().uuidString.prefix(8))"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await body(folder)
    }

    private func copy(_ count: Int, of source: String, into folder: String) async throws {
        let store = try await SQLiteMirror.open(directory: folder)
        let start = Cursor.start(of: .random(for: source), epoch: .first)
        var samples = Samples(after: start)
        let events = samples.events(count)
        try await store.append(
            source: source, events: events, cursor: samples.head, parkedAdded: [], parkedRemoved: [])
        await store.close()
    }

    @Test func aLogThatWasLostIsNotBegunAnew() async throws {
        try await withFolder { folder in
            try await copy(7, of: "pledges", into: folder)
            do throws(LogError) {
                try await LostLog.check(directory: folder, service: "pledges")
                Issue.record("it was let through")
            } catch {
                #expect(error.code == .missing)
                #expect(error.message.contains("7 events") && error.message.contains("log restore pledges"))
            }
            try await LostLog.check(directory: folder, service: "funding")
        }
    }

    @Test func whatNeverWasOrIsThereIsNotLost() async throws {
        try await withFolder { folder in
            try await LostLog.check(directory: folder, service: "pledges")
            try await copy(0, of: "funding", into: folder)
            try await LostLog.check(directory: folder, service: "funding")
            let log = try await SQLiteLog.open(directory: folder, service: "pledges")
            await log.close()
            try await copy(3, of: "pledges", into: folder)
            try await LostLog.check(directory: folder, service: "pledges")
        }
    }
}
