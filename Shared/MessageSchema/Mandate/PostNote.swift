/// Whether somebody is in post in the command service, as mandate took it in: preconditions can hang on it.
public struct PostNote: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "note-post"
    /// The kind of fact.
    public static let type = EventType(.mandate, "post.noted")

    /// The post.
    public let post: EntityID
    /// Whether an officer is in post; otherwise it fell vacant.
    public let isFilled: Bool
    /// Where command states it.
    public let origin: ForeignPosition

    /// Puts it together.
    public init(post: EntityID, isFilled: Bool, origin: ForeignPosition) {
        self.post = post
        self.isFilled = isFilled
        self.origin = origin
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("post", post) }
}
