import EventLog
import Foundation
import MessageSchema
import Testing

/// The file of the write-ahead log is longer than what is in it, and nothing is read of the rest.
@Suite struct WriteAheadReserveTests {
    private func length(_ folder: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/pledges.sqlite-wal")
        return try #require(attributes[.size] as? Int)
    }

    @Test func `commits do not make the file longer one by one`() async throws {
        try await withTemporaryFolder { folder in
            let log = try await SQLiteLog.open(directory: folder, service: "pledges")
            try await log.fill(1)
            let first = try length(folder)
            #expect(first >= 1 << 20)
            try await log.fill(20, batch: 1)
            #expect(try length(folder) == first)
            // More than the reserve holds: it is made longer again.
            try await log.fill(40, batch: 1, size: 40_000)
            #expect(try length(folder) >= 2 << 20)
            #expect(try await log.verify().isSound)
            await log.close()
        }
    }

    @Test func `the file stays as long as the log can become`() async throws {
        try await withTemporaryFolder { folder in
            var options = SQLiteOptions()
            options.checkpointPages = 50
            let log = try await SQLiteLog.open(directory: folder, service: "pledges", options: options)
            try await log.fill(300, batch: 1)
            #expect(try length(folder) < 2 << 20)
            await log.close()
            let again = try await SQLiteLog.open(directory: folder, service: "pledges", options: options)
            #expect(try await again.verify().events == 300)
            await again.close()
        }
    }

    @Test func `what a killed process leaves behind is read up to its last commit`() async throws {
        try await withTemporaryFolder { folder in
            let log = try await SQLiteLog.open(directory: folder, service: "pledges")
            try await log.fill(30, batch: 1)
            let head = try await log.head()
            let copy = folder + "/copy"
            try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
            for name in ["pledges.sqlite", "pledges.sqlite-wal"] {
                try FileManager.default.copyItem(atPath: "\(folder)/\(name)", toPath: "\(copy)/\(name)")
            }
            await log.close()
            let again = try await SQLiteLog.open(directory: copy, service: "pledges")
            #expect(try await again.head() == head)
            try await again.fill(5, batch: 1)
            #expect(try await again.verify().events == 35)
            await again.close()
        }
    }
}
