/// A nation names an officer for a post.
public struct PostNomination: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "nominate-officer"
    /// The kind of fact.
    public static let type = EventType(.command, "post.nominated")

    /// The post.
    public let post: EntityID
    /// The officer.
    public let officer: Officer

    /// Puts it together.
    public init(post: EntityID, officer: Officer) {
        self.post = post
        self.officer = officer
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("post", post) }
}
