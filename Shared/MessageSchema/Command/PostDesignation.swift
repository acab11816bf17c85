/// An officer is designated for a post.
public struct PostDesignation: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "designate-officer"
    /// The kind of fact.
    public static let type = EventType(.command, "post.designated")

    /// The post.
    public let post: EntityID
    /// The officer.
    public let officer: Officer
    /// Who designates.
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
