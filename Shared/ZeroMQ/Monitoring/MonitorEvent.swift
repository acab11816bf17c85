import CZeroMQ

/// Something that happened to a connection of a monitored socket.
public struct MonitorEvent: Sendable, Hashable {
    /// What happened.
    public enum Kind: Sendable, Hashable {
        /// A connection to the peer's endpoint exists; the handshake follows.
        case connected
        /// The connection is being made in the background.
        case connectDelayed
        /// Connecting failed and is tried again; the value is the pause in milliseconds.
        case connectRetried
        /// The socket listens.
        case listening
        /// Binding failed; the value is the error number.
        case bindFailed
        /// A peer's connection was taken.
        case accepted
        /// A peer's connection could not be taken; the value is the error number.
        case acceptFailed
        /// A connection was closed by this side.
        case closed
        /// Closing a connection failed; the value is the error number.
        case closeFailed
        /// A connection was lost.
        case disconnected
        /// The handshake is complete: messages can flow.
        case handshakeSucceeded
        /// The handshake failed without a detail; the value is the error number.
        case handshakeFailed
        /// The handshake failed because the peer broke the protocol; the value says how.
        case handshakeFailedProtocol
        /// The handshake failed because the peer was not admitted; the value is the status code.
        case handshakeFailedAuthentication
        /// Something this version does not know, with the library's number.
        case other(Int)
    }

    /// What happened.
    public let kind: Kind
    /// The endpoint, as the library names it.
    public let endpoint: String
    /// A number whose meaning depends on the kind: an error number, a pause in milliseconds, a descriptor.
    public let value: Int

    /// Reads the two frames of the library's event message; nil where they are malformed.
    init?(frames: [[UInt8]]) {
        guard frames.count == 2, frames[0].count == 6 else { return nil }
        let number = frames[0].withUnsafeBytes { $0.loadUnaligned(as: UInt16.self) }
        let value = frames[0].withUnsafeBytes { $0.loadUnaligned(fromByteOffset: 2, as: UInt32.self) }
        kind = Kind(number: Int32(number))
        self.value = Int(value)
        endpoint = String(decoding: frames[1], as: UTF8.self)
    }
}

extension MonitorEvent.Kind {
    init(number: Int32) {
        switch number {
        case ZMQ_EVENT_CONNECTED: self = .connected
        case ZMQ_EVENT_CONNECT_DELAYED: self = .connectDelayed
        case ZMQ_EVENT_CONNECT_RETRIED: self = .connectRetried
        case ZMQ_EVENT_LISTENING: self = .listening
        case ZMQ_EVENT_BIND_FAILED: self = .bindFailed
        case ZMQ_EVENT_ACCEPTED: self = .accepted
        case ZMQ_EVENT_ACCEPT_FAILED: self = .acceptFailed
        case ZMQ_EVENT_CLOSED: self = .closed
        case ZMQ_EVENT_CLOSE_FAILED: self = .closeFailed
        case ZMQ_EVENT_DISCONNECTED: self = .disconnected
        case ZMQ_EVENT_HANDSHAKE_SUCCEEDED: self = .handshakeSucceeded
        case ZMQ_EVENT_HANDSHAKE_FAILED_NO_DETAIL: self = .handshakeFailed
        case ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL: self = .handshakeFailedProtocol
        case ZMQ_EVENT_HANDSHAKE_FAILED_AUTH: self = .handshakeFailedAuthentication
        default: self = .other(Int(number))
        }
    }
}
