/// An officer acts in a post that nobody is in, beside its filling.
public struct ActingAppointment: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "appoint-acting"
    /// The kind of fact.
    public static let type = EventType(.command, "post.actingAppointed")

    /// The post.
    public let post: EntityID
    /// The officer who acts.
    public let officer: Officer
    /// Why, or the words of the source.
    public let reason: Text?

    /// Puts it together.
    public init(post: EntityID, officer: Officer, reason: Text? = nil) {
        self.post = post
        self.officer = officer
        self.reason = reason
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("post", post) }
}
