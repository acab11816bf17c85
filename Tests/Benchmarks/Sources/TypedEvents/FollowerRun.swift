import Foundation
import MessageBus
import MessageSchema

/// Follows the scripted service once and decodes everything.
struct FollowerRun {
    /// When the script publishes.
    enum Mode: String {
        /// While it is followed, at most a bounded number of events ahead of what has been decoded.
        case live
        /// Before it is followed, so that all of it comes in replayed pages.
        case behind
    }

    let mode: Mode
    let count: Int

    private static let ahead = 1_000
    private static let step = 250

    /// What one run found.
    struct Outcome {
        /// Events received and decoded in a second.
        let rate: Double
        /// How often something had to be replayed although it was published live.
        let replays: Int
    }

    func outcome(in folder: String) async throws -> Outcome {
        let script = try Peer(.script, [folder, "\(count)"])
        defer { script.stop() }
        guard try script.answer() == "ready" else { throw BenchmarkFailure(text: "the script did not start") }
        if mode == .behind { try script.tell("\(count)") }
        let transport = try await ZeroMQTransport.start(directory: folder, name: "follower")
        let follower = try await Follower(of: .pledges, over: transport, clock: { presentInstant() })
        let running = Task { await follower.run(from: nil) }
        let (elapsed, replays) = try await take(from: follower, script)
        running.cancel()
        await running.value
        await transport.close()
        return Outcome(rate: Double(count) / (Double(elapsed) / 1e9), replays: replays)
    }

    /// Decodes all events.
    /// - Returns: the nanoseconds from the order to publish, or from the first page, to the last event; and how often
    ///   something had to be replayed in between.
    private func take(from follower: Follower, _ script: Peer) async throws -> (elapsed: UInt64, replays: Int) {
        let coder = EventCoder()
        var started: UInt64 = 0
        var decoded = 0
        var ordered = 0
        var replays = 0
        for await output in follower.outputs {
            switch output {
            case .note(.live) where mode == .live && started == 0:
                started = monotonicNanoseconds()
                ordered = Self.ahead
                try script.tell("\(ordered)")
            case .events(let events):
                if started == 0 { started = monotonicNanoseconds() }
                for event in events {
                    let recorded = try coder.decode(event.bytes, as: PledgesEvent.self)
                    decoded += 1
                    guard recorded.header.id.sequence.value == decoded else {
                        throw BenchmarkFailure(text: "event \(recorded.header.id) came in place of number \(decoded)")
                    }
                    guard mode == .live, ordered < count, decoded + Self.ahead - ordered >= Self.step else { continue }
                    ordered = decoded + Self.ahead
                    try script.tell("\(ordered)")
                }
                if decoded == count { return (monotonicNanoseconds() - started, replays) }
                if let last = events.last { await follower.consumed(upTo: last.id.sequence) }
            case .note(.gap), .note(.deferred), .note(.announcedAhead): replays += 1
            default: break
            }
        }
        throw BenchmarkFailure(text: "the follower ended after \(decoded) of \(count) events")
    }
}
