/// A post falls vacant.
public struct PostVacancy: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "vacate-post"
    /// The kind of fact.
    public static let type = EventType(.command, "post.vacated")

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
