import EventLog

/// The logs that must pass the same tests.
enum LogKind: CaseIterable, Sendable {
    case sqlite, memory

    /// Runs a test with a way to open the same log again and again.
    func runReopening(_ body: (_ open: () async throws(LogError) -> any DurableLog) async throws -> Void) async throws {
        switch self {
        case .sqlite:
            try await withTemporaryFolder { folder in
                try await body { () async throws(LogError) in
                    try await SQLiteLog.open(directory: folder, service: "pledges")
                }
            }
        case .memory:
            let storage = MemoryLogStorage(service: "pledges")
            try await body { () async throws(LogError) in try MemoryLog(storage) }
        }
    }

    /// Runs a test with an open log.
    func run(_ body: (any DurableLog) async throws -> Void) async throws {
        try await runReopening { (open: () async throws(LogError) -> any DurableLog) in
            let log = try await open()
            try await body(log)
            await log.close()
        }
    }
}

/// The same for the gateway's store.
enum MirrorKind: CaseIterable, Sendable {
    case sqlite, memory

    /// Runs a test with a way to open the same store again and again.
    func runReopening(_ body: (_ open: () async throws(LogError) -> any MirrorStore) async throws -> Void) async throws
    {
        switch self {
        case .sqlite:
            try await withTemporaryFolder { folder in
                try await body { () async throws(LogError) in try await SQLiteMirror.open(directory: folder) }
            }
        case .memory:
            let storage = MemoryMirrorStorage()
            try await body { () async throws(LogError) in try MemoryMirror(storage) }
        }
    }

    /// Runs a test with an open store.
    func run(_ body: (any MirrorStore) async throws -> Void) async throws {
        try await runReopening { (open: () async throws(LogError) -> any MirrorStore) in
            let store = try await open()
            try await body(store)
            await store.close()
        }
    }
}
