/// An officer is in post.
public struct PostFilling: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "fill-post"
    /// The kind of fact.
    public static let type = EventType(.command, "post.filled")

    /// The post.
    public let post: EntityID
    /// The officer.
    public let officer: Officer
    /// The words of the source.
    public let wording: Text?

    /// Puts it together.
    public init(post: EntityID, officer: Officer, wording: Text? = nil) {
        self.post = post
        self.officer = officer
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("post", post) }
}
