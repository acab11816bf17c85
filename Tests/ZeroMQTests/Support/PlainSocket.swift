import CZeroMQ
import Testing
import ZeroMQ

/// A socket of the library used directly, as a peer with habits that the module does not have.
final class PlainSocket {
    private let context: UnsafeMutableRawPointer
    private let socket: UnsafeMutableRawPointer

    init(_ type: Int32, options: [(Int32, Int32)] = []) throws {
        context = try #require(zmq_ctx_new())
        socket = try #require(zmq_socket(context, type))
        for (option, number) in [(ZMQ_LINGER, 0)] + options {
            var value = number
            zmq_setsockopt(socket, option, &value, MemoryLayout<Int32>.size)
        }
    }

    deinit {
        zmq_close(socket)
        zmq_ctx_term(context)
    }

    func connect(_ endpoint: Endpoint) {
        #expect(zmq_connect(socket, endpoint.description) == 0)
    }

    func subscribe(_ topic: [UInt8]) {
        #expect(zmq_setsockopt(socket, ZMQ_SUBSCRIBE, topic, topic.count) == 0)
    }

    func send(_ frames: [UInt8]...) {
        for (index, frame) in frames.enumerated() {
            #expect(zmq_send(socket, frame, frame.count, index < frames.count - 1 ? ZMQ_SNDMORE : 0) >= 0)
        }
    }

    /// One frame, if there is one now.
    func receive() -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 4_096)
        let length = zmq_recv(socket, &buffer, buffer.count, ZMQ_DONTWAIT)
        return length < 0 ? nil : Array(buffer.prefix(Int(length)))
    }
}
