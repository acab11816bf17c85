package import DomainModel
package import EventLog
import Foundation
import Logging
package import MessageSchema

/// Folds a log into the state of its service, from a snapshot where there is one; pure, a page at a time.
package struct LogFold<A: Aggregate>: Sendable {
    /// Changes whenever the state's form does, so that an older snapshot is passed over.
    private static var format: String { "\(A.Command.service.rawValue).v2" }

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
            state = try JSONDecoder().decode(ServiceState<A>.self, from: Data(snapshot.bytes))
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
        let coder = EventCoder()
        for event in page {
            do throws(EventReadingFailure) {
                state.fold(try coder.decode(event.bytes, as: A.Event.self))
            } catch {
                throw LogError(
                    .corrupt(at: event.sequence),
                    "event \(event.sequence) of \(log) cannot be read: \(error). A log written by a newer program needs "
                        + "that program; otherwise `muster log verify \(A.Command.service.rawValue)` says more, and "
                        + "`muster log restore \(A.Command.service.rawValue) --from-gateway --replace` (or --from FILE "
                        + "with a backup) brings it back")
            }
            position = event.sequence
        }
    }

    /// A state as a snapshot.
    /// - Throws: `EncodingError` where it cannot be written.
    package static func snapshot(of state: ServiceState<A>, at cursor: Cursor) throws -> Snapshot {
        Snapshot(
            sequence: cursor.sequence, hash: cursor.hash, format: format,
            bytes: try JSONValue.bytes(streaming: state))
    }

    /// Folds a whole log.
    /// - Throws: `LogError` where the log cannot be read or an event of its own cannot.
    static func folding(_ log: any DurableLog, logger: Logger) async throws(LogError) -> LogFold {
        var fold = LogFold(log: log.identity.log)
        if let snapshot = try await log.newestSnapshot(), let reason = fold.begin(with: snapshot) {
            logger.warning("a snapshot was passed over", metadata: ["reason": "\(reason)"])
        }
        while true {
            let page = try await log.events(after: fold.position, maxEvents: 2_000, maxBytes: 8 * 1_024 * 1_024)
            guard !page.isEmpty else { return fold }
            try fold.take(page)
        }
    }
}
