/// A fact outside the force that others depend on, such as: armed groups disarm.
public struct Precondition: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "define-precondition"
    /// The kind of fact.
    public static let type = EventType(.mandate, "precondition.defined")

    /// Its id.
    public let precondition: EntityID
    /// The fact in words, as it is when met.
    public let title: Text
    /// The post of the command service that makes it hold: met from when an officer is in post, unmet from when the post
    /// falls vacant. Mandate records both by itself.
    public let post: EntityID?

    /// Puts it together.
    public init(precondition: EntityID, title: Text, post: EntityID? = nil) {
        self.precondition = precondition
        self.title = title
        self.post = post
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("precondition", precondition) }
}
