import Foundation
public import MessageSchema

/// Puts a log back in its place, from a backup or from the copy that the gateway keeps.
///
/// The restored log keeps the log's id and begins a new epoch, so that whoever followed it begins anew; ids make that
/// harmless. The source is verified from its first event before anything is touched, what was in the place is kept under
/// a dated name, and an interruption leaves either the old log or one that no service will take for whole.
public struct LogRestoration: Sendable {
    /// What a log is restored from.
    public enum Source: Sendable {
        /// A file that ``LogReader/backUp(to:check:progress:)`` made, or another whole log file: it comes back as it was,
        /// with its replies, cursors and what is parked.
        case backup(LogReader)
        /// A copy that the gateway keeps: the events alone. Replies are worked out from them; other services' logs are
        /// read again from the start, since which of their events were parked is not known.
        case copy(MirrorReader, MirrorCopy)
    }

    /// What came of it.
    public struct Outcome: Hashable, Sendable {
        /// Where the restored log stands, in its new epoch.
        public let head: Cursor
        /// How many commands have their stored reply again.
        public let replies: UInt64
        /// Where the file that was in the place now lies, if there was one.
        public let movedAside: String?
        /// Who knows of events beyond the restored head: they are lost.
        public let beyond: [LogTrace]
        /// The last event of each foreign log that is known to have had its effect, sorted by id; empty for a backup,
        /// which holds cursors of its own.
        public let causes: [EventID]
        /// How many parked events the restored log holds.
        public let parked: UInt64

        /// Takes the parts.
        public init(
            head: Cursor, replies: UInt64, movedAside: String?, beyond: [LogTrace], causes: [EventID], parked: UInt64
        ) {
            self.head = head
            self.replies = replies
            self.movedAside = movedAside
            self.beyond = beyond
            self.causes = causes
            self.parked = parked
        }
    }

    let directory: String
    let service: String
    let now: Instant

    var place: String { StorePath.file(in: directory, name: service, suffix: "sqlite") }
    var building: String { StorePath.file(in: directory, name: service, suffix: "building.sqlite") }
    var waiting: String { Self.waiting(directory, service) }

    /// A restoration of the log of a service, whose lock the caller holds until it is done.
    /// - Parameter now: the moment, for the name of what is set aside.
    /// - Throws: ``LogError`` with `invalid` if the lock is not that of the service.
    public init(directory: String, service: String, lock: ProcessLock, now: Instant) throws(LogError) {
        _ = try ProcessLock.taken(lock, directory: directory, name: service)
        self.directory = directory
        self.service = service
        self.now = now
    }

    /// Restores the log.
    /// - Parameters:
    ///   - replaces: whether a log that is in the place may be set aside.
    ///   - check: asked of every event.
    ///   - progress: told the events done; the source is verified, then copied, then the result verified.
    /// - Throws: ``LogError``: `exists` if a log is in the place and is not to be replaced; `corrupt` if the source is
    ///   damaged, and `foreignFile` if it is of another service: then nothing was touched; `full`, `inaccessible`.
    public func run(
        from source: Source, replaces: Bool, check: @escaping EventCheck = { _ in nil },
        progress: @escaping LogProgress = { _, _ in }
    ) async throws(LogError) -> Outcome {
        guard replaces || StorePath.size(place) == nil else {
            throw LogError(
                .exists,
                """
                \(place) is there. To put another log in its place and keep this one under a dated name, say --replace
                """)
        }
        let from = try await verified(source, check: check, progress: progress)
        let traces = await LogTrace.all(of: from.log, service: service, directory: directory)
        let newest = ([from.epoch] + traces.map(\.cursor.epoch)).max() ?? from.epoch
        let start = Cursor.start(of: from.log, epoch: newest.next)
        StorePath.removeDatabase(building)
        let causes: [EventID]
        switch source {
        case .backup(let reader):
            try await reader.file.copy(to: building, progress: { _, _ in })
            causes = []
        case .copy(let reader, let copy):
            causes = try await rebuild(reader, copy, start: start, progress: progress)
        }
        try await enter(epoch: start.epoch)
        let built = try await finished(check: check, progress: progress, expecting: from)
        let movedAside = try swap()
        let beyond = traces.filter { $0.cursor.epoch == newest && $0.cursor.sequence > from.sequence }
        return Outcome(
            head: built.head, replies: built.replies, movedAside: movedAside, beyond: beyond, causes: causes,
            parked: built.parked)
    }

    /// Verifies what is to be restored.
    private func verified(
        _ source: Source, check: @escaping EventCheck, progress: LogProgress
    ) async throws(LogError) -> Cursor {
        switch source {
        case .backup(let reader):
            let (owner, head) = try await reader.head()
            guard owner == service else {
                throw LogError(
                    .foreignFile,
                    "\(reader.path) is the log of \"\(owner)\", not of \"\(service)\". Nothing was touched")
            }
            let result = try await reader.verify(check: check, progress: progress)
            if let fault = result.fault { throw Self.damaged(fault, in: reader.path) }
            return head
        case .copy(let reader, let copy):
            let result = try await reader.verify(copy, check: check, progress: progress)
            if let fault = result.fault { throw Self.damaged(fault, in: "copy \(copy.number) in \(reader.path)") }
            return copy.cursor
        }
    }

    private static func damaged(_ fault: ChainFault, in source: String) -> LogError {
        LogError(
            .corrupt(at: fault.sequence),
            "\(source) is damaged: \(fault). Nothing was touched; restore from another backup or copy")
    }

    private func finished(
        check: @escaping EventCheck, progress: LogProgress, expecting from: Cursor
    ) async throws(LogError) -> LogSummary {
        let reader = try await LogReader.open(path: building)
        let result = try await reader.verify(check: check, progress: progress)
        let summary = try await reader.summary()
        await reader.close()
        if let fault = result.fault { throw Self.damaged(fault, in: building) }
        guard summary.head.sequence == from.sequence, summary.head.hash == from.hash else {
            throw LogError(
                .corrupt(at: nil), "\(building) does not end where its source does. Nothing was touched; try again")
        }
        return summary
    }

    /// Gives the restored log its new epoch, and leaves all of it in the one file.
    private func enter(epoch: Epoch) async throws(LogError) {
        let file = try await SQLiteFile.open(
            path: building, schema: LogTables.schema(service: service), policy: .never, options: SQLiteOptions())
        do throws(LogError) {
            try await file.write { db in try LogTables.enter(epoch, in: db) }
        } catch {
            await file.close()
            throw error
        }
        await file.close()
        StorePath.syncFile(building)
    }

    private func rebuild(
        _ reader: MirrorReader, _ copy: MirrorCopy, start: Cursor, progress: LogProgress
    ) async throws(LogError) -> [EventID] {
        let service = service
        let file = try await SQLiteFile.open(
            path: building, schema: LogTables.schema(service: service), policy: .always, options: SQLiteOptions())
        do throws(LogError) {
            try await file.write { db in try LogTables.begin(service: service, at: start, in: db) }
            var rebuild = LogRebuild()
            var place = SequenceNumber.zero
            while place < copy.cursor.sequence {
                let page = try await reader.events(of: copy, after: place, maxEvents: 2_000, maxBytes: 8 << 20)
                for event in page where event.sequence <= copy.cursor.sequence {
                    try rebuild.take(event, of: start.log)
                }
                guard let last = rebuild.events.last else { break }
                place = last.sequence
                if place == copy.cursor.sequence { rebuild.finish() }
                let (events, replies) = rebuild.drain()
                let head = Cursor(log: start.log, epoch: start.epoch, sequence: place, hash: last.hash)
                try await file.write { db in
                    try db.immediately {
                        try LogTables.event.insert(events, into: db)
                        try LogTables.insert(replies, into: db)
                        try LogTables.moveHead(to: head, adding: events.reduce(0) { $0 + $1.bytes.count }, in: db)
                    }
                }
                progress(place.value, copy.cursor.sequence.value)
            }
            await file.close()
            return rebuild.causes.values.sorted { $0.log < $1.log }
        } catch {
            await file.close()
            throw error
        }
    }
}
