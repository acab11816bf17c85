import Foundation
import MessageBus
import MessageSchema
import ServiceRuntime

/// Follows one service and prints what it states, without loss, until it is cancelled or nobody reads.
struct ServiceWatch: Sendable {
    /// The service.
    let service: ServiceName
    /// Only events of this operation.
    let operation: String?
    /// Whether events are printed as their stored bytes.
    let isJSON: Bool
    /// Whether to begin with the first event of the log.
    let fromStart: Bool
    /// What the lines are laid out for.
    let surface: Surface

    /// Follows and prints.
    /// - Throws: `Console.Closed` where nobody reads any more; `CommandFailure` where no connection is possible.
    func run(over bus: BusSession) async throws {
        let start = fromStart ? nil : try await presentHead(over: bus)
        let follower: Follower
        do throws(TransportFailure) {
            follower = try await Follower(of: service, over: bus.transport, clock: SystemClock.now)
        } catch {
            throw CommandFailure(.unavailable, error.message)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await follower.run(from: start) }
            group.addTask { try await print(follower) }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    /// Where the log stands now; waits for a service that is away, and says so.
    private func presentHead(over bus: BusSession) async throws -> Cursor {
        var isAnnounced = false
        while true {
            do throws(Problem) {
                let answer = try await bus.ask(service.rawValue, .head, timeout: .seconds(2))
                if isAnnounced { Console.notice("muster: \(service.rawValue) is there") }
                return try answer.decoded(as: Cursor.self)
            } catch {
                if !isAnnounced {
                    Console.notice(
                        "muster: \(service.rawValue) is away; waiting for it (`make start` starts the suite)")
                }
                isAnnounced = true
            }
            try await Task.sleep(for: .milliseconds(500))
        }
    }

    private func print(_ follower: Follower) async throws {
        let coder = EventCoder()
        for await output in follower.outputs {
            switch output {
            case .events(let events):
                var text = ""
                for event in events {
                    if let operation, EventLine.operation(of: event.bytes, coder: coder) != operation { continue }
                    text +=
                        isJSON
                        ? String(decoding: event.bytes, as: UTF8.self)
                        : EventLine.text(of: event.bytes, coder: coder, on: surface)
                    text += "\n"
                }
                if !text.isEmpty { try Console.write(text) }
                if let last = events.last { await follower.consumed(upTo: last.cursor.sequence) }
            case .beginAnew(_, let divergence):
                Console.notice(
                    "muster: the log of \(service.rawValue) is not the one that was followed (\(divergence.reason)); what "
                        + "follows begins anew")
            case .note(.silent):
                Console.notice("muster: \(service.rawValue) is away; its events will follow when it is back")
            case .note(.heard):
                Console.notice("muster: \(service.rawValue) is back")
            case .note, .announce:
                continue
            }
        }
    }
}
