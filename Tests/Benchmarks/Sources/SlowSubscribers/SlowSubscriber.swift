import CZeroMQ
import Foundation

/// The second process that subscribes to everything, and reads slower than is published.
enum SlowSubscriber {
    /// Starts one that waits so long after each message; it is subscribed when this returns.
    static func start(endpoint: String, pauseMilliseconds: Int) throws -> Peer {
        let peer = try Peer(.slowSubscriber, [endpoint, "\(pauseMilliseconds)"])
        guard try peer.answer() == "ready" else { throw BenchmarkFailure(text: "the subscriber did not start") }
        return peer
    }

    /// The second process itself.
    static func read(_ arguments: [String]) throws {
        guard arguments.count == 2, let pause = UInt32(arguments[1]) else {
            throw BenchmarkFailure(text: "a subscriber needs the endpoint and its pause in milliseconds")
        }
        let socket = try DirectSocket(ZMQ_SUB, options: [(ZMQ_RCVHWM, 10_000)], frameLimit: 4 * 1_048_576)
        zmq_setsockopt(socket.socket, ZMQ_SUBSCRIBE, nil, 0)
        try socket.connect(arguments[0])
        var message = zmq_msg_t()
        zmq_msg_init(&message)
        var isReady = false
        while zmq_msg_recv(&message, socket.socket, 0) >= 0 {
            // The service's announce comes every second, so the first message soon shows that the subscription stands.
            if !isReady { PeerOutput.tell("ready") }
            isReady = true
            if zmq_msg_more(&message) == 0 { usleep(pause * 1_000) }
        }
        throw BenchmarkFailure(text: "the subscriber cannot go on")
    }
}
