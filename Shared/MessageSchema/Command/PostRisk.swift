/// A post is at risk: the nation that has it put pledges on hold or withdrew them.
public struct PostRisk: EventPayload {
    /// The kind of fact.
    public static let type = EventType(.command, "post.atRisk")

    /// The post.
    public let post: EntityID
    /// The nation.
    public let nation: NationCode
    /// Its pledges with lines on hold or withdrawn.
    public let pledges: [EntityID]

    /// Puts it together.
    public init(post: EntityID, nation: NationCode, pledges: [EntityID]) {
        self.post = post
        self.nation = nation
        self.pledges = pledges
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("post", post) }
}
