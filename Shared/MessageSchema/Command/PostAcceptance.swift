/// A nation accepts a post; no officer need be named.
public struct PostAcceptance: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "accept-post"
    /// The kind of fact.
    public static let type = EventType(.command, "post.accepted")

    /// The post.
    public let post: EntityID
    /// Who accepts.
    public let nation: NationCode
    /// The nation's or source's own words.
    public let wording: Text?

    /// Puts it together.
    public init(post: EntityID, nation: NationCode, wording: Text? = nil) {
        self.post = post
        self.nation = nation
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("post", post) }
}
