import CZeroMQ
import Glibc
import Synchronization

/// The receiving end of a socket's monitor events: a PAIR socket over `inproc://`.
final class MonitorSocket {
    let socket: Socket
    /// Becomes readable when there may be events.
    let descriptor: Int32

    private static let number = Atomic<Int>(0)

    /// Begins to monitor a socket that is neither bound nor connected yet.
    ///
    /// - Throws: `descriptors-exhausted`, `system-failure`.
    init(of monitored: borrowing Socket, in context: UnsafeMutableRawPointer) throws(MessagingError) {
        socket = try Socket(ZMQ_PAIR, in: context)
        descriptor = Int32(truncatingIfNeeded: socket.number(ZMQ_FD))
        try socket.set(ZMQ_LINGER, "linger", 0 as Int32)
        // The library's I/O thread waits when this queue is full: a bound would let a busy loop stop all sockets. The
        // loop reads it at every turn.
        try socket.set(ZMQ_RCVHWM, "receiveHighWaterMark", 0 as Int32)
        let endpoint = "inproc://monitor-\(Self.number.add(1, ordering: .relaxed).newValue)"
        let handle = monitored.handle
        var outcome = Library.result { zmq_socket_monitor(handle, endpoint, ZMQ_EVENT_ALL) }
        if outcome >= 0 {
            outcome = Library.result { zmq_connect(socket.handle, endpoint) }
            if outcome < 0 { stop(of: monitored) }
        }
        if outcome < 0 {
            throw MessagingError(.systemFailure, "The socket cannot be monitored.", systemCode: -outcome)
        }
    }

    /// Ends the monitoring; has to precede the end of this object, since the library waits for a missing receiver.
    func stop(of monitored: borrowing Socket) {
        let handle = monitored.handle
        _ = Library.result { zmq_socket_monitor(handle, nil, 0) }
    }

    /// The frames of the next event, or nil where there is none.
    func receive(into message: UnsafeMutablePointer<zmq_msg_t>) -> [[UInt8]]? {
        var frames: [[UInt8]] = []
        while true {
            let length = Library.result { zmq_msg_recv(message, socket.handle, ZMQ_DONTWAIT) }
            guard length >= 0 else { return nil }
            frames.append(Array(UnsafeRawBufferPointer(start: zmq_msg_data(message), count: Int(length))))
            if zmq_msg_more(message) == 0 { return frames }
        }
    }
}
