import CZeroMQ

/// Sending and receiving in plain loops over libzmq, with the options that the module sets.
struct DirectRun {
    private static let unlimited: [(option: Int32, value: Int32)] = [(ZMQ_SNDHWM, 0), (ZMQ_RCVHWM, 0)]
    private let publisher: DirectSocket

    init(bindingTo endpoint: String) throws {
        publisher = try DirectSocket(ZMQ_XPUB, options: Self.unlimited, frameLimit: 1_048_576)
        try publisher.bind(endpoint)
    }

    /// Waits for the subscriber, then sends everything.
    ///
    /// - Returns: When the first message was sent.
    func publish(_ topic: [UInt8], _ body: [UInt8], count: Int) throws -> UInt64 {
        var subscription = [UInt8](repeating: 0, count: 16)
        guard zmq_recv(publisher.socket, &subscription, subscription.count, 0) >= 0 else {
            throw BenchmarkFailure(text: "no subscriber came")
        }
        let started = monotonicNanoseconds()
        for _ in 0..<count {
            if !topic.isEmpty { try publisher.send(topic, flags: ZMQ_SNDMORE) }
            try publisher.send(body)
        }
        return started
    }

    func close() {
        publisher.close()
    }

    /// Receives and counts.
    static func receive(from endpoint: String, count: Int) throws -> Received {
        let subscriber = try DirectSocket(ZMQ_SUB, options: unlimited, frameLimit: 4 * 1_048_576)
        defer { subscriber.close() }
        zmq_setsockopt(subscriber.socket, ZMQ_SUBSCRIBE, nil, 0)
        try subscriber.connect(endpoint)
        var message = zmq_msg_t()
        zmq_msg_init(&message)
        defer { zmq_msg_close(&message) }
        var messages = 0
        while messages < count {
            guard zmq_msg_recv(&message, subscriber.socket, 0) >= 0 else { break }
            if zmq_msg_more(&message) == 0 { messages += 1 }
        }
        return Received(messages: messages, finished: monotonicNanoseconds())
    }
}
