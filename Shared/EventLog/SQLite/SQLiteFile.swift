import Foundation
import GRDB
import Synchronization

/// A database file as every store here uses one: one connection that writes and alone checkpoints, some that only read,
/// each on a queue of its own, and one refusal for all of them.
///
/// With SQLite 3.40 a second connection that checkpoints could corrupt the write-ahead log (MESSAGING.md section 1,
/// item 14), so nothing else may open the file for writing: a ``ProcessLock`` goes before it.
final class SQLiteFile: Sendable {
    let path: String
    /// For the writing connection, after its commits.
    let reserve: WriteAheadReserve?
    private let kind: String
    /// `nil` where the file was opened to look at it only.
    private let writer: DatabaseQueue?
    private let readers: [DatabaseQueue]
    private let nextReader = Atomic<Int>(0)
    /// Why nothing is done any more, once something failed for good or the file was closed.
    private let refusal = Mutex<LogError?>(nil)

    private init(
        path: String, kind: String, writer: DatabaseQueue?, readers: [DatabaseQueue], reserve: WriteAheadReserve?
    ) {
        self.path = path
        self.reserve = reserve
        self.kind = kind
        self.writer = writer
        self.readers = readers
    }

    /// Opens a file and makes it where the policy allows; its tables are there afterwards, and of the known version.
    static func open(
        path: String, schema: SQLiteSchema, policy: CreationPolicy, options: SQLiteOptions
    ) async throws(LogError) -> SQLiteFile {
        try await offPool(path: path) {
            try prepare(path: path, schema: schema, policy: policy)
            let writer = try openWriter(path: path, schema: schema, options: options)
            let readers = try (0..<max(1, options.readers)).map { try openReader(path: path, number: $0) }
            let reserve = WriteAheadReserve(path: path + "-wal", checkpointPages: options.checkpointPages)
            return SQLiteFile(path: path, kind: schema.kind, writer: writer, readers: readers, reserve: reserve)
        }
    }

    /// Opens a file to look at it only, beside the process that writes it or while there is none: nothing in it is
    /// changed, not even its version.
    static func openForReading(path: String, schema: SQLiteSchema) async throws(LogError) -> SQLiteFile {
        try await offPool(path: path) {
            try prepare(path: path, schema: schema, policy: .never)
            let reader = try openReader(path: path, number: 0)
            _ = try reader.inDatabase { db in try schema.version(of: db, path: path) }
            return SQLiteFile(path: path, kind: schema.kind, writer: nil, readers: [reader], reserve: nil)
        }
    }

    private static func prepare(path: String, schema: SQLiteSchema, policy: CreationPolicy) throws {
        guard StorePath.size(path) != nil else {
            guard policy != .never else {
                throw LogError(
                    .missing, "there is no \(path), and none was to be made. Check the folder, or allow making one")
            }
            return try StorePath.makeFile(path)
        }
        guard policy != .always else {
            throw LogError(.exists, "\(path) is there already, and a new one was to be made. Name another folder")
        }
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw StorePath.inaccessible(path, "the file cannot be read")
        }
        defer { try? file.close() }
        try schema.check(header: [UInt8](try file.read(upToCount: 100) ?? Data()), of: path)
    }

    private static func openWriter(path: String, schema: SQLiteSchema, options: SQLiteOptions) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.label = "log.writer"
        configuration.foreignKeysEnabled = false
        configuration.busyMode = .timeout(2)
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA mmap_size = 0;
                    PRAGMA synchronous = FULL;
                    PRAGMA wal_autocheckpoint = \(max(1, options.checkpointPages));
                    PRAGMA journal_size_limit = \(64 << 20);
                    PRAGMA cache_size = -16384;
                    PRAGMA cell_size_check = ON;
                    """)
        }
        let writer = try DatabaseQueue(path: path, configuration: configuration)
        try writer.inDatabase { db in
            // The tables come before the write-ahead log, so that the mark is in the file's own header from the start.
            try schema.establish(in: db, path: path)
            let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
            guard mode == "wal" else {
                throw LogError(
                    .inaccessible,
                    "\(path): the file system offers no shared memory for a write-ahead log. Use a local disk")
            }
            if let limit = options.maximumFileBytes {
                let pageSize = try UInt64.fetchOne(db, sql: "PRAGMA page_size") ?? 4_096
                try db.execute(sql: "PRAGMA max_page_count = \(max(1, limit / max(1, pageSize)))")
            }
        }
        return writer
    }

    private static func openReader(path: String, number: Int) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.label = "log.reader.\(number)"
        configuration.readonly = true
        configuration.foreignKeysEnabled = false
        configuration.busyMode = .timeout(2)
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA mmap_size = 0; PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -4096")
        }
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    /// Runs on the writing connection, one after the other; sees everything committed.
    func write<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws(LogError) -> T {
        guard let writer else { throw .invalid("\(path) was opened to look at it only") }
        return try await run(on: writer, body)
    }

    /// The same on the calling thread, which waits for the disk and so is none of the cooperative pool.
    func writeWaiting<T>(_ body: (Database) throws -> T) throws(LogError) -> T {
        guard let writer else { throw .invalid("\(path) was opened to look at it only") }
        return try writer.inDatabase { db in attempt(db, body) }.get()
    }

    /// Runs on one of the reading connections, beside the writing one; sees everything committed before.
    func read<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws(LogError) -> T {
        let turn = nextReader.wrappingAdd(1, ordering: .relaxed).oldValue
        return try await run(on: readers[Int(UInt(bitPattern: turn) % UInt(readers.count))], body)
    }

    /// Not GRDB's own async access: that one gives up when the task is cancelled, and whether a commit was cut short or
    /// done would then be unknown.
    private func run<T: Sendable>(
        on queue: DatabaseQueue, _ body: @escaping @Sendable (Database) throws -> T
    ) async throws(LogError) -> T {
        let result: Result<T, LogError> = await withCheckedContinuation { continuation in
            queue.asyncWriteWithoutTransaction { db in continuation.resume(returning: self.attempt(db, body)) }
        }
        return try result.get()
    }

    private func attempt<T>(_ db: Database, _ body: (Database) throws -> T) -> Result<T, LogError> {
        if let refused = refusal.withLock({ $0 }) { return .failure(refused) }
        do {
            return .success(try body(db))
        } catch {
            let failure = LogError.of(error, path: path, kind: kind)
            if failure.endsUse || db.isInsideTransaction { refuse(failure) }
            return .failure(failure)
        }
    }

    /// The error that every call ends with, or `nil` while the file is in use.
    func refusalNow() -> LogError? { refusal.withLock { $0 } }

    private func refuse(_ failure: LogError) {
        refusal.withLock { refused in
            if refused == nil { refused = failure }
        }
    }

    /// Closes all connections; the writing one last, as it then moves the write-ahead log into the database.
    func close() async {
        refusal.withLock { $0 = .closed(path) }
        // Closing waits for the connections' queues and for the disk, which no thread of the cooperative pool may do.
        await withCheckedContinuation { continuation in
            SQLiteFile.blockingWork.async {
                for reader in self.readers { try? reader.close() }
                try? self.writer?.close()
                continuation.resume()
            }
        }
    }

    deinit {
        for reader in readers { try? reader.close() }
        try? writer?.close()
    }

    private static let blockingWork = DispatchQueue(label: "log.open-close", attributes: .concurrent)

    /// Runs work that blocks on no thread of the cooperative pool.
    static func offPool<T: Sendable>(
        path: String, _ body: @escaping @Sendable () throws -> T
    ) async throws(LogError) -> T {
        let result: Result<T, LogError> = await withCheckedContinuation { continuation in
            blockingWork.async {
                do {
                    continuation.resume(returning: .success(try body()))
                } catch {
                    continuation.resume(returning: .failure(.of(error, path: path, kind: "a Muster store")))
                }
            }
        }
        return try result.get()
    }
}
