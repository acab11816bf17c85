/// What a service says of itself every second and after commits, on the topic `~/<service>/`: how a follower learns that
/// it missed the *last* event, or that nobody is there (DESIGN.md section 5).
public struct Announce: Codable, Hashable, Sendable {
    /// The service.
    public let service: ServiceName
    /// Where its log stands.
    public let head: Cursor
    /// How far it has followed others, by service.
    public let inboxes: [String: Cursor]
    /// The moment of saying so.
    public let time: Instant

    /// Puts an announce together.
    public init(service: ServiceName, head: Cursor, inboxes: [ServiceName: Cursor], time: Instant) {
        self.service = service
        self.head = head
        self.inboxes = Dictionary(uniqueKeysWithValues: inboxes.map { ($0.key.rawValue, $0.value) })
        self.time = time
    }

    /// The topic it is published under.
    public static func topic(of service: ServiceName) -> String { "~/\(service.rawValue)/" }
}
