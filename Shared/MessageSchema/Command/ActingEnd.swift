/// Nobody acts in a post any longer.
public struct ActingEnd: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "end-acting"
    /// The kind of fact.
    public static let type = EventType(.command, "post.actingEnded")

    /// The post.
    public let post: EntityID
    /// Why.
    public let reason: Text?

    /// Puts it together.
    public init(post: EntityID, reason: Text? = nil) {
        self.post = post
        self.reason = reason
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("post", post) }
}
