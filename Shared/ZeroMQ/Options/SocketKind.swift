/// The kinds of sockets that a loop can hold.
public enum SocketKind: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
    /// Publishes to every subscriber; drops for one whose queue is full.
    case xpub
    /// Receives what it subscribed to.
    case sub
    /// Answers many peers, each addressed by its routing id.
    case router
    /// Sends requests and receives answers, in any order.
    case dealer

    /// The kind's name in ZMTP, in capitals.
    public var description: String { rawValue.uppercased() }

    var sends: Bool { self != .sub }
    var delivers: Bool { self != .xpub }
}
