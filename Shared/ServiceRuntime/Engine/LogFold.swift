package import DomainModel
package import EventLog
import Foundation
import Logging
package import MessageSchema

/// Folds a log into the state of its service, from a snapshot where there is one; pure, a page at a time.
package struct LogFold<A: Aggregate>: Sendable {
    /// Changes whenever the state's form does, so that an older snapshot is passed over.
    private static var format: String { "\(A.Command.service.rawValue).v3" }

    /// What is folded so far.
    package private(set) var state = ServiceState<A>()
    /// The last event that is folded in.
    package private(set) var position = SequenceNumber.zero
    /// Where the snapshot was that it began with; 0 without one.
    package private(set) var snapshotAt = SequenceNumber.zero
    private let log: LogID

    /// Begins before the first event of a log.
    package init(log: LogID) {
        self.log = log
    }

    /// Begins with a snapshot in place of the first events.
    /// - Returns: why it is passed over, or `nil` where it is used.
    package mutating func begin(with snapshot: Snapshot) -> String? {
        guard snapshot.format == Self.format else { return "its format is \(snapshot.format), not \(Self.format)" }
        do {
            state = try SnapshotText.state(ServiceState<A>.self, of: snapshot.bytes)
        } catch {
            return "\(error)"
        }
        position = snapshot.sequence
        snapshotAt = snapshot.sequence
        return nil
    }

    /// Folds the next events.
    /// - Throws: `LogError` with `corrupt` where an event of the log cannot be read.
    package mutating func take(_ page: [StoredEvent]) throws(LogError) {
        try take(Self.read(page[...], of: log))
    }

    private mutating func take(_ page: ReadPage) throws(LogError) {
        for event in page.events {
            state.fold(event)
            position = event.header.id.sequence
        }
        if let failure = page.failure { throw failure }
    }

    /// Events of the log as they are read, up to one that cannot be.
    private struct ReadPage: Sendable {
        var events: [RecordedEvent<A.Event>] = []
        var failure: LogError?
    }

    private static func read(_ page: ArraySlice<StoredEvent>, of log: LogID) -> ReadPage {
        let coder = EventCoder()
        var read = ReadPage()
        read.events.reserveCapacity(page.count)
        for event in page {
            do throws(EventReadingFailure) {
                read.events.append(try coder.decode(event.bytes, as: A.Event.self))
            } catch {
                read.failure = LogError(
                    .corrupt(at: event.sequence),
                    "event \(event.sequence) of \(log) cannot be read: \(error). A log written by a newer program needs "
                        + "that program; otherwise `muster log verify \(A.Command.service.rawValue)` says more, and "
                        + "`muster log restore \(A.Command.service.rawValue) --from-gateway --replace` (or --from FILE "
                        + "with a backup) brings it back")
                break
            }
        }
        return read
    }

    /// A state as a snapshot.
    /// - Throws: `EncodingError` where it cannot be written.
    package static func snapshot(of state: ServiceState<A>, at cursor: Cursor) throws -> Snapshot {
        Snapshot(
            sequence: cursor.sequence, hash: cursor.hash, format: format,
            bytes: try SnapshotText.bytes(of: state))
    }

    /// Folds a whole log.
    /// - Throws: `LogError` where the log cannot be read or an event of its own cannot.
    static func folding(_ log: any DurableLog, logger: Logger) async throws(LogError) -> LogFold {
        var fold = LogFold(log: log.identity.log)
        if let snapshot = try await log.newestSnapshot(), let reason = fold.begin(with: snapshot) {
            logger.warning("a snapshot was passed over", metadata: ["reason": "\(reason)"])
        }
        // To read the events takes longer than to fold them: the next ones are read meanwhile, on all processors.
        var ahead = Task { [position = fold.position] in await pages(of: log, after: position) }
        while true {
            let (parts, last) = try await ahead.value.get()
            guard let last else { return fold }
            ahead = Task { await pages(of: log, after: last) }
            for part in parts { try fold.take(part) }
        }
    }

    /// Reads the next events, in parts side by side.
    /// - Returns: the parts in order, and the last event; `nil` where there are no more.
    private static func pages(
        of log: any DurableLog, after position: SequenceNumber
    ) async -> Result<(pages: [ReadPage], last: SequenceNumber?), LogError> {
        do throws(LogError) {
            let events = try await log.events(after: position, maxEvents: 4_000, maxBytes: 8 * 1_024 * 1_024)
            let parts = ProcessInfo.processInfo.activeProcessorCount
            let size = max(1, (events.count + parts - 1) / parts)
            let pages = await withTaskGroup(of: (Int, ReadPage).self) { group in
                for start in stride(from: 0, to: events.count, by: size) {
                    let part = events[start..<min(start + size, events.count)]
                    group.addTask { (start, read(part, of: log.identity.log)) }
                }
                var pages: [(start: Int, page: ReadPage)] = []
                for await page in group { pages.append(page) }
                return pages.sorted { $0.start < $1.start }.map(\.page)
            }
            return .success((pages, events.last?.sequence))
        } catch {
            return .failure(error)
        }
    }
}
