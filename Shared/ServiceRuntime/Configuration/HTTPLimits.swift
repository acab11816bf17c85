/// How much the gateway takes over HTTP, and how long it waits, so that no client can use it up.
public struct HTTPLimits: Sendable, Hashable {
    /// The largest body of a request in bytes; 1 MiB by default.
    public var bodyBytes = 1 << 20
    /// The largest head of a request in bytes, all header fields and the path together; 32 KiB by default.
    public var headerBytes = 32 << 10
    /// The most header fields of a request; 100 by default.
    public var headerFields = 100
    /// How long a request may take to arrive, from its first byte to its last; ten seconds by default.
    public var requestTimeout = Duration.seconds(10)
    /// How long a connection may say nothing between requests; sixty seconds by default.
    public var idleTimeout = Duration.seconds(60)
    /// The most connections at once; 1024 by default.
    public var connections = 1_024
    /// The most requests that are worked on at once, streams aside; 256 by default.
    public var requests = 256
    /// The most clients of the live stream at once; 256 by default.
    public var streams = 256
    /// How often a stream on which nothing happens says that it is there; fifteen seconds by default.
    public var keepAlive = Duration.seconds(15)
    /// How many of the latest events are kept for clients of the live stream that are behind; 10,000 by default, and at
    /// most ``streamBytes``.
    public var streamEvents = 10_000
    /// How many bytes of the latest events are kept for them; 16 MiB by default.
    public var streamBytes = 16 << 20

    /// The defaults.
    public init() {}
}
