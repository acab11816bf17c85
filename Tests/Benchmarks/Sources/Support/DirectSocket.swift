import CZeroMQ

/// A socket of libzmq without anything of the module around it; for the thread that makes it.
struct DirectSocket {
    let socket: UnsafeMutableRawPointer
    private let context: UnsafeMutableRawPointer
    private let ownsContext: Bool

    /// - Parameters:
    ///   - other: a socket whose context, with its thread, this one shares, and that is closed after it; without one it
    ///     has its own.
    ///   - options: beside those that the module sets on every socket.
    ///   - frameLimit: the most bytes of one frame.
    init(
        _ type: Int32, beside other: DirectSocket? = nil, options: [(option: Int32, value: Int32)], frameLimit: Int64
    ) throws {
        guard let context = other?.context ?? zmq_ctx_new(), let socket = zmq_socket(context, type) else {
            throw BenchmarkFailure(text: "cannot create a socket")
        }
        self.context = context
        ownsContext = other == nil
        self.socket = socket
        var limit = frameLimit
        zmq_setsockopt(socket, ZMQ_MAXMSGSIZE, &limit, MemoryLayout<Int64>.size)
        let always: [(option: Int32, value: Int32)] = [
            (ZMQ_LINGER, 0), (ZMQ_HANDSHAKE_IVL, 3_000), (ZMQ_HEARTBEAT_IVL, 1_000), (ZMQ_HEARTBEAT_TIMEOUT, 5_000),
            (ZMQ_HEARTBEAT_TTL, 6_000),
        ]
        for (option, number) in always + options {
            var value = number
            zmq_setsockopt(socket, option, &value, MemoryLayout<Int32>.size)
        }
    }

    func bind(_ endpoint: String) throws {
        guard zmq_bind(socket, endpoint) == 0 else { throw BenchmarkFailure(text: "cannot bind \(endpoint)") }
    }

    func connect(_ endpoint: String) throws {
        guard zmq_connect(socket, endpoint) == 0 else { throw BenchmarkFailure(text: "cannot connect \(endpoint)") }
    }

    func send(_ bytes: [UInt8], flags: Int32 = 0) throws {
        guard zmq_send(socket, bytes, bytes.count, flags) >= 0 else { throw BenchmarkFailure(text: "cannot send") }
    }

    func close() {
        zmq_close(socket)
        if ownsContext { zmq_ctx_term(context) }
    }
}
