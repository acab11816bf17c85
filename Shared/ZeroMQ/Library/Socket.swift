import CZeroMQ
import Glibc

/// A socket of the library; closed exactly once, when its owner lets it go.
///
/// It is neither copyable nor Sendable: the thread that makes it is the only one that can use or close it.
struct Socket: ~Copyable {
    let handle: UnsafeMutableRawPointer

    /// - Throws: `descriptors-exhausted` or `system-failure`.
    init(_ type: Int32, in context: UnsafeMutableRawPointer) throws(MessagingError) {
        guard let handle = zmq_socket(context, type) else {
            let code = zmq_errno()
            if code == EMFILE {
                throw MessagingError(
                    .descriptorsExhausted, "The library cannot create another socket: close some, or raise the limit.",
                    systemCode: code)
            }
            throw MessagingError(.systemFailure, "The library cannot create a socket.", systemCode: code)
        }
        self.handle = handle
    }

    deinit {
        _ = Library.result { zmq_close(handle) }
    }

    /// - Throws: `invalid-option` with the option's name.
    func set(_ option: Int32, _ name: String, _ value: Int32) throws(MessagingError) {
        var value = value
        let outcome = Library.result { zmq_setsockopt(handle, option, &value, MemoryLayout<Int32>.size) }
        try Self.check(outcome, name, "\(value)")
    }

    /// - Throws: `invalid-option` with the option's name.
    func set(_ option: Int32, _ name: String, _ value: Int64) throws(MessagingError) {
        var value = value
        let outcome = Library.result { zmq_setsockopt(handle, option, &value, MemoryLayout<Int64>.size) }
        try Self.check(outcome, name, "\(value)")
    }

    /// - Throws: `invalid-option` with the option's name.
    func set(_ option: Int32, _ name: String, _ value: [UInt8]) throws(MessagingError) {
        let outcome = value.withUnsafeBytes { bytes in
            Library.result { zmq_setsockopt(handle, option, bytes.baseAddress, bytes.count) }
        }
        try Self.check(outcome, name, "\(value.count) bytes")
    }

    private static func check(_ outcome: Int32, _ name: String, _ value: String) throws(MessagingError) {
        if outcome < 0 {
            throw MessagingError(
                .invalidOption, "The library does not take \(value) for \(name).", systemCode: -outcome)
        }
    }

    func number(_ option: Int32) -> Int {
        var value: Int32 = 0
        var size = MemoryLayout<Int32>.size
        _ = Library.result { zmq_getsockopt(handle, option, &value, &size) }
        return Int(value)
    }

    /// Whether the socket can be read and written, as bits of `ZMQ_POLLIN` and `ZMQ_POLLOUT`; nil where the context has
    /// ended.
    func events() -> Int32? {
        var value: Int32 = 0
        var size = MemoryLayout<Int32>.size
        return Library.result { zmq_getsockopt(handle, ZMQ_EVENTS, &value, &size) } >= 0 ? value : nil
    }

    func wideNumber(_ option: Int32) -> Int {
        var value: Int64 = 0
        var size = MemoryLayout<Int64>.size
        _ = Library.result { zmq_getsockopt(handle, option, &value, &size) }
        return Int(value)
    }

    /// - Throws: What ``Endpoint/checkBindable()`` throws, or `bind-failed`.
    func bind(_ endpoint: Endpoint) throws(MessagingError) {
        try endpoint.checkBindable()
        let outcome = Library.result { zmq_bind(handle, endpoint.description) }
        guard outcome < 0 else { return }
        if outcome == -EADDRINUSE {
            throw MessagingError(
                .endpointTaken, "Another socket is bound there: close it or choose another endpoint.",
                endpoint: endpoint.description, systemCode: -outcome)
        }
        throw MessagingError(
            .bindFailed, "The library cannot bind: check the folder, its permissions and the free descriptors.",
            endpoint: endpoint.description, systemCode: -outcome)
    }

    /// Frees an endpoint; that the socket is not bound there is no failure.
    func unbind(_ endpoint: Endpoint) {
        _ = Library.result { zmq_unbind(handle, endpoint.description) }
    }

    /// - Throws: `connect-failed`.
    func connect(_ endpoint: Endpoint) throws(MessagingError) {
        let outcome = Library.result { zmq_connect(handle, endpoint.description) }
        if outcome < 0 {
            throw MessagingError(
                .connectFailed, "The library cannot connect: check the endpoint.", endpoint: endpoint.description,
                systemCode: -outcome)
        }
    }

    /// - Throws: `connect-failed` when the socket is not connected to the endpoint.
    func disconnect(_ endpoint: Endpoint) throws(MessagingError) {
        let outcome = Library.result { zmq_disconnect(handle, endpoint.description) }
        if outcome < 0 {
            throw MessagingError(
                .connectFailed, "The socket cannot be disconnected: was it connected to this endpoint?",
                endpoint: endpoint.description, systemCode: -outcome)
        }
    }
}
