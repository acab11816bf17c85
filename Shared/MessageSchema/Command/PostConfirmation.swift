/// An officer who is designated is confirmed by whoever must confirm the holder of the post.
public struct PostConfirmation: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "confirm-officer"
    /// The kind of fact.
    public static let type = EventType(.command, "post.confirmed")

    /// The post.
    public let post: EntityID
    /// The officer.
    public let officer: Officer
    /// Who confirms.
    public let by: Text?
    /// The words of the source.
    public let wording: Text?

    /// Puts it together.
    public init(post: EntityID, officer: Officer, by: Text? = nil, wording: Text? = nil) {
        self.post = post
        self.officer = officer
        self.by = by
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("post", post) }
}
