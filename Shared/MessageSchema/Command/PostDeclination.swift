/// A nation declines a post that was offered to it, or gives back one that it had accepted: the post is vacant.
public struct PostDeclination: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "decline-post"
    /// The kind of fact.
    public static let type = EventType(.command, "post.declined")

    /// The post.
    public let post: EntityID
    /// The nation.
    public let nation: NationCode
    /// Why.
    public let reason: Text?

    /// Puts it together.
    public init(post: EntityID, nation: NationCode, reason: Text? = nil) {
        self.post = post
        self.nation = nation
        self.reason = reason
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("post", post) }
}
