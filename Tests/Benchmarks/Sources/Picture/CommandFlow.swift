import CZeroMQ
import Foundation
import MessageSchema
import Synchronization

/// Commands that flow to a service at a steady rate, from a thread of their own.
final class CommandFlow: Sendable {
    private struct Content {
        var isStopping = false
        var accepted = 0
        var failure: String?
    }

    private let content = Mutex(Content())
    private let done = DispatchSemaphore(value: 0)

    /// Begins to send; the commands are made before.
    init(to endpoint: String, frames: [[UInt8]], perSecond rate: Int) {
        Thread.detachNewThread { [self] in
            do {
                try send(frames, to: endpoint, perSecond: rate)
            } catch {
                content.withLock { $0.failure = "\(error)" }
            }
            done.signal()
        }
    }

    /// Ends it.
    /// - Returns: how many commands were accepted.
    func stop() throws -> Int {
        content.withLock { $0.isStopping = true }
        done.wait()
        let content = content.withLock { ($0.accepted, $0.failure) }
        if let failure = content.1 { throw BenchmarkFailure(text: failure) }
        return content.0
    }

    private func send(_ frames: [[UInt8]], to endpoint: String, perSecond rate: Int) throws {
        let socket = try DirectSocket(ZMQ_DEALER, options: [(ZMQ_SNDHWM, 1_000)], frameLimit: 4 << 20)
        defer { socket.close() }
        try socket.connect(endpoint)
        var reply = zmq_msg_t()
        zmq_msg_init(&reply)
        defer { zmq_msg_close(&reply) }
        let started = monotonicNanoseconds()
        for (number, frame) in frames.enumerated() {
            if content.withLock({ $0.isStopping }) { return }
            let due = started + UInt64(number) * 1_000_000_000 / UInt64(rate)
            let now = monotonicNanoseconds()
            if due > now { usleep(useconds_t((due - now) / 1_000)) }
            try socket.send(frame)
            while zmq_msg_recv(&reply, socket.socket, ZMQ_DONTWAIT) >= 0 {
                let text = String(
                    decoding: UnsafeRawBufferPointer(start: zmq_msg_data(&reply), count: zmq_msg_size(&reply)),
                    as: UTF8.self)
                guard text.hasPrefix(#"{"body":"#) else {
                    throw BenchmarkFailure(text: "a command was not accepted: \(text.prefix(300))")
                }
                content.withLock { $0.accepted += 1 }
            }
        }
    }
}
