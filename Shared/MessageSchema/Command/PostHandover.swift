/// One officer hands a post over to the next on one day, so that it has one holder at every moment.
public struct PostHandover: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "hand-over-post"
    /// The kind of fact.
    public static let type = EventType(.command, "post.handedOver")

    /// The post.
    public let post: EntityID
    /// Who hands over.
    public let outgoing: Officer
    /// Who takes over.
    public let incoming: Officer
    /// Who confirmed the officer who takes over, where somebody must.
    public let confirmedBy: Text?
    /// The words of the source.
    public let wording: Text?

    /// Puts it together.
    public init(post: EntityID, outgoing: Officer, incoming: Officer, confirmedBy: Text? = nil, wording: Text? = nil) {
        self.post = post
        self.outgoing = outgoing
        self.incoming = incoming
        self.confirmedBy = confirmedBy
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("post", post) }
}
