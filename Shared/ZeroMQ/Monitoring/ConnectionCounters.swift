/// How often each kind of connection event happened on a monitored socket.
public struct ConnectionCounters: Sendable, Hashable {
    /// Connections made to a peer's endpoint.
    public var connected = 0
    /// Connections taken from a peer.
    public var accepted = 0
    /// Connections lost.
    public var disconnected = 0
    /// Attempts to connect again.
    public var retried = 0
    /// Handshakes completed.
    public var handshakesSucceeded = 0
    /// Handshakes that failed, for whatever reason.
    public var handshakesFailed = 0
    /// Connections that could not be accepted, as at the limit of file descriptors.
    public var acceptFailed = 0
    /// Binds that failed.
    public var bindFailed = 0

    /// Counters at zero.
    public init() {}

    mutating func count(_ kind: MonitorEvent.Kind) {
        switch kind {
        case .connected: connected += 1
        case .accepted: accepted += 1
        case .disconnected: disconnected += 1
        case .connectRetried: retried += 1
        case .handshakeSucceeded: handshakesSucceeded += 1
        case .handshakeFailed, .handshakeFailedProtocol, .handshakeFailedAuthentication: handshakesFailed += 1
        case .acceptFailed: acceptFailed += 1
        case .bindFailed: bindFailed += 1
        case .connectDelayed, .listening, .closed, .closeFailed, .other: break
        }
    }
}
