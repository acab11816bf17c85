/// A post is no longer at risk.
public struct PostRiskEnd: EventPayload {
    /// The kind of fact.
    public static let type = EventType(.command, "post.riskEnded")

    /// The post.
    public let post: EntityID
    /// The nation on whose account it was.
    public let nation: NationCode

    /// Puts it together.
    public init(post: EntityID, nation: NationCode) {
        self.post = post
        self.nation = nation
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("post", post) }
}
