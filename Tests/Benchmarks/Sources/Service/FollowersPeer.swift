import Foundation
import MessageBus
import MessageSchema

/// The second process that follows the mandate service several times at once, and tells when everything has arrived.
enum FollowersPeer {
    /// Starts it; it says `ready` once every follower is at work, and the moment at which the last one was at the target.
    /// - Parameter cursor: where they begin; `nil` for the start of the log.
    static func start(
        home: String, count: Int, from cursor: Cursor? = nil, upTo target: UInt64
    ) throws -> Peer {
        let place = String(decoding: try JSONEncoder().encode(cursor), as: UTF8.self)
        let peer = try Peer(.followers, ["\(home)/run", "\(count)", place, "\(target)"])
        guard try peer.answer() == "ready" else { throw BenchmarkFailure(text: "the followers did not start") }
        return peer
    }

    /// The second process itself.
    static func follow(_ arguments: [String]) async throws {
        guard arguments.count == 4, let count = Int(arguments[1]), let target = UInt64(arguments[3]) else {
            throw BenchmarkFailure(text: "followers need the folder, their count, where they begin and where they end")
        }
        let cursor = try JSONDecoder().decode(Cursor?.self, from: Data(arguments[2].utf8))
        let transport = try await ZeroMQTransport.start(directory: arguments[0], name: "followers")
        var followers: [Follower] = []
        for _ in 0..<count {
            followers.append(try await Follower(of: .mandate, over: transport, clock: { presentInstant() }))
        }
        let (starts, started) = AsyncStream.makeStream(of: Void.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for follower in followers {
                group.addTask {
                    let running = Task { await follower.run(from: cursor) }
                    defer { running.cancel() }
                    try await take(from: follower, upTo: target) { started.yield() }
                }
            }
            group.addTask {
                var missing = count
                for await _ in starts {
                    missing -= 1
                    if missing == 0 { return PeerOutput.tell("ready") }
                }
            }
            try await group.waitForAll()
        }
        PeerOutput.tell("\(monotonicNanoseconds())")
    }

    /// - Parameter onStart: called once, with the first events, or when there are none yet.
    private static func take(
        from follower: Follower, upTo target: UInt64, onStart: () -> Void
    ) async throws {
        var hasStarted = false
        for await output in follower.outputs {
            switch output {
            case .events(let events):
                if !hasStarted { onStart() }
                hasStarted = true
                guard let last = events.last else { continue }
                await follower.consumed(upTo: last.id.sequence)
                if last.id.sequence.value >= target { return }
            case .note(.live):
                if !hasStarted { onStart() }
                hasStarted = true
            default: break
            }
        }
        throw BenchmarkFailure(text: "a follower ended before \(target)")
    }
}

/// The clock of the machine.
func presentInstant() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
}
