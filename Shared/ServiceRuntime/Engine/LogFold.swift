import DomainModel
import EventLog
import Foundation
import Logging
import MessageSchema

/// Folds a log into the state of its service, from the newest snapshot where there is one.
struct LogFold<A: Aggregate> {
    /// Changes whenever the state's form does, so that an older snapshot is passed over.
    private static var format: String { "\(A.Command.service.rawValue).v1" }

    let log: any DurableLog
    let logger: Logger

    /// The state at the head, and where the snapshot was that it began with.
    /// - Throws: `LogError` where the log cannot be read or an event of its own cannot.
    func state() async throws(LogError) -> (ServiceState<A>, SequenceNumber) {
        var state = ServiceState<A>()
        var position = SequenceNumber.zero
        if let snapshot = try await log.newestSnapshot(), snapshot.format == Self.format {
            do {
                state = try JSONDecoder().decode(ServiceState<A>.self, from: Data(snapshot.bytes))
                position = snapshot.sequence
            } catch {
                logger.warning("a snapshot was passed over", metadata: ["reason": "\(error)"])
            }
        }
        let begin = position
        let coder = EventCoder()
        while true {
            let page = try await log.events(after: position, maxEvents: 2_000, maxBytes: 8 * 1_024 * 1_024)
            guard let last = page.last else { return (state, begin) }
            for event in page {
                do throws(EventReadingFailure) {
                    state.fold(try coder.decode(event.bytes, as: A.Event.self))
                } catch {
                    throw LogError(
                        .corrupt(at: event.sequence),
                        "event \(event.sequence) of \(log.identity.log) cannot be read: \(error). A log written by a newer "
                            + "program needs that program; otherwise `muster log verify \(A.Command.service.rawValue)` "
                            + "says more, and `muster log restore \(A.Command.service.rawValue) --from-gateway --replace` "
                            + "(or --from FILE with a backup) brings it back")
                }
            }
            position = last.sequence
        }
    }

    /// Keeps a state as a snapshot.
    /// - Throws: `LogError`, or `EncodingError` where the state cannot be written.
    func save(_ state: ServiceState<A>, at cursor: Cursor) async throws {
        let bytes = [UInt8](try JSONEncoder().encode(state))
        try await log.saveSnapshot(
            Snapshot(sequence: cursor.sequence, hash: cursor.hash, format: Self.format, bytes: bytes))
    }
}
