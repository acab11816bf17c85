import CZeroMQ
import Foundation

/// Sending and receiving in plain loops over libzmq, with the options that the module sets.
struct DirectRun {
    private let context: UnsafeMutableRawPointer
    private let socket: UnsafeMutableRawPointer

    init(bindingTo endpoint: String) throws {
        (context, socket) = try Self.open(ZMQ_XPUB, linger: 0, frameLimit: 1_048_576)
        guard zmq_bind(socket, endpoint) == 0 else { throw BenchmarkFailure(text: "Cannot bind \(endpoint)") }
    }

    private static func open(
        _ type: Int32, linger: Int32, frameLimit: Int64
    ) throws -> (UnsafeMutableRawPointer, UnsafeMutableRawPointer) {
        guard let context = zmq_ctx_new(), let socket = zmq_socket(context, type) else {
            throw BenchmarkFailure(text: "Cannot create a socket")
        }
        var limit = frameLimit
        zmq_setsockopt(socket, ZMQ_MAXMSGSIZE, &limit, MemoryLayout<Int64>.size)
        let numbers: [(Int32, Int32)] = [
            (ZMQ_LINGER, linger), (ZMQ_SNDHWM, 0), (ZMQ_RCVHWM, 0), (ZMQ_HANDSHAKE_IVL, 3_000),
            (ZMQ_HEARTBEAT_IVL, 1_000), (ZMQ_HEARTBEAT_TIMEOUT, 5_000), (ZMQ_HEARTBEAT_TTL, 6_000),
        ]
        for (option, number) in numbers {
            var value = number
            zmq_setsockopt(socket, option, &value, MemoryLayout<Int32>.size)
        }
        return (context, socket)
    }

    /// Waits for the subscriber, then sends everything.
    ///
    /// - Returns: When the first message was sent.
    func publish(_ topic: [UInt8], _ body: [UInt8], count: Int) throws -> UInt64 {
        var subscription = [UInt8](repeating: 0, count: 16)
        guard zmq_recv(socket, &subscription, subscription.count, 0) >= 0 else {
            throw BenchmarkFailure(text: "No subscriber came")
        }
        let started = monotonicNanoseconds()
        for _ in 0..<count {
            if !topic.isEmpty { zmq_send(socket, topic, topic.count, ZMQ_SNDMORE) }
            guard zmq_send(socket, body, body.count, 0) >= 0 else { throw BenchmarkFailure(text: "Cannot send") }
        }
        return started
    }

    func close() {
        zmq_close(socket)
        zmq_ctx_term(context)
    }

    /// Receives and counts.
    static func receive(from endpoint: String, count: Int) throws -> Received {
        let (context, socket) = try open(ZMQ_SUB, linger: 0, frameLimit: 4 * 1_048_576)
        zmq_setsockopt(socket, ZMQ_SUBSCRIBE, nil, 0)
        guard zmq_connect(socket, endpoint) == 0 else { throw BenchmarkFailure(text: "Cannot connect \(endpoint)") }
        var message = zmq_msg_t()
        zmq_msg_init(&message)
        var messages = 0
        while messages < count {
            guard zmq_msg_recv(&message, socket, 0) >= 0 else { break }
            if zmq_msg_more(&message) == 0 { messages += 1 }
        }
        let finished = monotonicNanoseconds()
        zmq_msg_close(&message)
        zmq_close(socket)
        zmq_ctx_term(context)
        return Received(messages: messages, finished: finished)
    }
}
