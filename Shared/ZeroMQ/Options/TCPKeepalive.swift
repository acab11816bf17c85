/// The probes by which the system finds a dead peer on a TCP connection; applied to `tcp://` endpoints only.
public struct TCPKeepalive: Sendable, Hashable {
    /// The silence after which probes begin, in whole seconds.
    public var idle: Duration
    /// The time between two probes, in whole seconds.
    public var interval: Duration
    /// The number of unanswered probes after which the connection is given up.
    public var probes: Int

    /// Makes a schedule of probes; the default begins after 30 seconds and sends 3 probes 5 seconds apart.
    public init(idle: Duration = .seconds(30), interval: Duration = .seconds(5), probes: Int = 3) {
        self.idle = idle
        self.interval = interval
        self.probes = probes
    }
}
