/// A post is offered to a nation.
public struct PostOffer: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "offer-post"
    /// The kind of fact.
    public static let type = EventType(.command, "post.offered")

    /// The post.
    public let post: EntityID
    /// To whom.
    public let nation: NationCode

    /// Puts it together.
    public init(post: EntityID, nation: NationCode) {
        self.post = post
        self.nation = nation
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("post", post) }
}
