/// The options of one socket, with units; all of them are set before the socket binds or connects.
///
/// The defaults of each kind stand in ``defaults(for:)``. Options that do not exist for a kind are ignored by it.
/// Dropping for a slow subscriber cannot be switched off: with `ZMQ_XPUB_NODROP` a single stopped subscriber would stop
/// all others.
public struct SocketOptions: Sendable, Hashable {
    /// How long unsent messages keep a closed socket alive; always finite, so that shutdown always ends.
    public var linger: Duration
    /// How many messages wait to be sent, for each peer.
    public var sendHighWaterMark: HighWaterMark
    /// How many received messages wait to be read, for each peer.
    public var receiveHighWaterMark: HighWaterMark
    /// ROUTER: whether a message to an unknown peer is reported (and counted) instead of dropped in silence.
    public var routerMandatory: Bool
    /// ROUTER: whether a new peer may take over the routing id of a connected one.
    public var routerHandover: Bool
    /// DEALER: whether messages wait for a completed connection instead of being queued for one that may never be.
    ///
    /// When such a connection ends, answers that arrived but were not read yet are lost with it: ask again.
    public var immediate: Bool
    /// The largest frame that is accepted; a peer that sends a larger one is disconnected.
    public var maximumFrameSize: ByteCount
    /// The largest sum of the frames of one message; a larger message is discarded whole and counted.
    public var maximumMessageSize: ByteCount
    /// The time a peer has for the handshake.
    public var handshakeInterval: Duration
    /// The time between two heartbeats.
    public var heartbeatInterval: Duration
    /// The silence after a heartbeat that ends a connection.
    public var heartbeatTimeout: Duration
    /// The silence after which the *peer* is to end the connection; libzmq counts it in tenths of a second.
    public var heartbeatTimeToLive: Duration
    /// The pause before the first attempt to connect again.
    public var reconnectInterval: Duration
    /// The bound to which the pause grows; zero means that it does not grow.
    public var reconnectMaximum: Duration
    /// XPUB: whether every subscription is shown, not only the first of each topic.
    public var verboseSubscriptions: Bool
    /// The probes on TCP connections.
    public var tcpKeepalive: TCPKeepalive

    /// The options that a kind of socket has unless told otherwise.
    ///
    /// | option | XPUB | ROUTER | SUB | DEALER |
    /// |---|---|---|---|---|
    /// | linger | 0 | 1 s | 0 | 0 |
    /// | high-water marks, send / receive | 10,000 / 1,000 | 1,000 / 1,000 | 10,000 / 10,000 | 100 / 1,000 |
    /// | mandatory / handover | – | yes / no | – | – |
    /// | immediate | – | – | – | yes |
    /// | largest frame | 1 MiB | 1 MiB | 4 MiB | 4 MiB |
    /// | handshake | 3 s | 3 s | 3 s | 3 s |
    /// | heartbeat / timeout / time to live | 1 s / 5 s / 6 s on every kind | | | |
    /// | reconnect, first / greatest pause | – | – | 100 ms / 5 s | 100 ms / 5 s |
    public static func defaults(for kind: SocketKind) -> SocketOptions {
        let binds = kind == .xpub || kind == .router
        return SocketOptions(
            linger: kind == .router ? .seconds(1) : .zero,
            sendHighWaterMark: sendMark(of: kind),
            receiveHighWaterMark: .messages(kind == .sub ? 10_000 : 1_000),
            routerMandatory: kind == .router,
            routerHandover: false,
            immediate: kind == .dealer,
            maximumFrameSize: .mebibytes(binds ? 1 : 4),
            maximumMessageSize: .mebibytes(64),
            handshakeInterval: .seconds(3),
            heartbeatInterval: .seconds(1),
            heartbeatTimeout: .seconds(5),
            heartbeatTimeToLive: .seconds(6),
            reconnectInterval: .milliseconds(100),
            reconnectMaximum: .seconds(5),
            verboseSubscriptions: false,
            tcpKeepalive: TCPKeepalive())
    }

    private static func sendMark(of kind: SocketKind) -> HighWaterMark {
        switch kind {
        case .xpub, .sub: .messages(10_000)
        case .router: .messages(1_000)
        case .dealer: .messages(100)
        }
    }
}
