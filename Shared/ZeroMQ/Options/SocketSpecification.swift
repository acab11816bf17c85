/// Everything that is needed to open a socket: its kind, its options, and where it binds, connects and subscribes.
public struct SocketSpecification: Sendable, Hashable {
    /// A name for logs and metrics, such as `events`.
    public var name: String
    /// The kind of socket.
    public var kind: SocketKind
    /// The endpoints to bind, in order.
    public var binds: [Endpoint]
    /// The endpoints to connect to, in order.
    public var connects: [Endpoint]
    /// SUB: the topic prefixes to subscribe to; the empty one means everything.
    public var subscriptions: [[UInt8]]
    /// The options of the socket.
    public var options: SocketOptions
    /// The bounds of what waits to be sent; a send beyond them is refused.
    public var outbox: QueueBounds
    /// The bounds of what waits to be received; beyond them the socket is not read, and its high-water mark decides.
    public var inbox: QueueBounds
    /// Whether connection events are reported in ``Channel/monitorEvents``.
    public var monitored: Bool
    /// XPUB: whether subscriptions are reported in ``Channel/subscriptionChanges``; else they are read and dropped.
    public var reportsSubscriptions: Bool

    /// Describes a socket with the default options of its kind.
    public init(
        name: String, kind: SocketKind, binds: [Endpoint] = [], connects: [Endpoint] = [],
        subscriptions: [[UInt8]] = [], options: SocketOptions? = nil, outbox: QueueBounds = .standard,
        inbox: QueueBounds = .standard, monitored: Bool = false, reportsSubscriptions: Bool = false
    ) {
        self.name = name
        self.kind = kind
        self.binds = binds
        self.connects = connects
        self.subscriptions = subscriptions
        self.options = options ?? .defaults(for: kind)
        self.outbox = outbox
        self.inbox = inbox
        self.monitored = monitored
        self.reportsSubscriptions = reportsSubscriptions
    }

    func check() throws(MessagingError) {
        for (bounds, queue) in [(outbox, "outbox"), (inbox, "inbox")]
        where bounds.messages < 1 || bounds.size.bytes < 1 {
            throw MessagingError(
                .invalidOption, "The \(queue) of \(name) has no room: both of its bounds must be at least 1.")
        }
        if kind != .sub, !subscriptions.isEmpty {
            throw MessagingError(.unsupported, "\(name) is a \(kind) socket: only a SUB socket subscribes.")
        }
    }
}
