import CZeroMQ

/// DEALER to ROUTER and back between two processes, over libzmq alone, with the options that the transport sets.
struct BareRoundTrip {
    private let dealer: DirectSocket
    private let echo: Peer
    private let request: [UInt8]
    private let replyBytes: Int

    init(endpoint: String, requestBytes: Int, replyBytes: Int) throws {
        echo = try Peer(.echo, [endpoint, "\(replyBytes)"])
        guard try echo.answer() == "ready" else { throw BenchmarkFailure(text: "the echo did not start") }
        request = [UInt8](repeating: 0x71, count: requestBytes)
        self.replyBytes = replyBytes
        let options: [(option: Int32, value: Int32)] = [(ZMQ_SNDHWM, 100), (ZMQ_RCVHWM, 1_000), (ZMQ_IMMEDIATE, 1)]
        dealer = try DirectSocket(ZMQ_DEALER, options: options, frameLimit: 4 * 1_048_576)
        try dealer.connect(endpoint)
    }

    /// One round trip, in nanoseconds.
    func time() throws -> Double {
        let started = monotonicNanoseconds()
        try dealer.send(request)
        var reply = zmq_msg_t()
        zmq_msg_init(&reply)
        defer { zmq_msg_close(&reply) }
        guard zmq_msg_recv(&reply, dealer.socket, 0) == Int32(replyBytes) else {
            throw BenchmarkFailure(text: "the echo answered something else")
        }
        return Double(monotonicNanoseconds() - started)
    }

    func close() {
        dealer.close()
        echo.stop()
    }

    /// The second process: answers every message with one of another size.
    static func echo(_ arguments: [String]) throws {
        guard arguments.count == 2, let size = Int(arguments[1]) else {
            throw BenchmarkFailure(text: "an echo needs the endpoint and the size of its answers")
        }
        let options: [(option: Int32, value: Int32)] = [
            (ZMQ_SNDHWM, 1_000), (ZMQ_RCVHWM, 1_000), (ZMQ_ROUTER_MANDATORY, 1),
        ]
        let router = try DirectSocket(ZMQ_ROUTER, options: options, frameLimit: 1_048_576)
        try router.bind(arguments[0])
        PeerOutput.tell("ready")
        let reply = [UInt8](repeating: 0x72, count: size)
        var sender = zmq_msg_t()
        var body = zmq_msg_t()
        zmq_msg_init(&sender)
        zmq_msg_init(&body)
        while true {
            guard zmq_msg_recv(&sender, router.socket, 0) >= 0, zmq_msg_recv(&body, router.socket, 0) >= 0,
                zmq_msg_send(&sender, router.socket, ZMQ_SNDMORE) >= 0
            else { throw BenchmarkFailure(text: "the echo cannot go on") }
            try router.send(reply)
        }
    }
}
