/// A post is no longer part of the command structure.
public struct PostAbolition: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "abolish-post"
    /// The kind of fact.
    public static let type = EventType(.command, "post.abolished")

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
