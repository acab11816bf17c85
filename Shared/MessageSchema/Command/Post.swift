/// A post of the command structure.
public struct Post: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "establish-post"
    /// The kind of fact.
    public static let type = EventType(.command, "post.established")

    /// Its id.
    public let post: EntityID
    /// What it is called.
    public let title: Text
    /// The grade it asks for.
    public let grade: Coded<NATOGrade>?
    /// The post it reports to; none for the root of the tree.
    public let reportsTo: EntityID?
    /// The area it is responsible for.
    public let sector: EntityID?
    /// The only nations whose officers may hold it; any where missing.
    public let reservedFor: [NationCode]?
    /// Nations whose officers may not hold it.
    public let barredTo: [NationCode]?
    /// Who must confirm an officer in it.
    public let confirmedBy: Text?

    /// Puts it together.
    public init(
        post: EntityID, title: Text, grade: Coded<NATOGrade>? = nil, reportsTo: EntityID? = nil,
        sector: EntityID? = nil, reservedFor: [NationCode]? = nil, barredTo: [NationCode]? = nil,
        confirmedBy: Text? = nil
    ) {
        self.post = post
        self.title = title
        self.grade = grade
        self.reportsTo = reportsTo
        self.sector = sector
        self.reservedFor = reservedFor
        self.barredTo = barredTo
        self.confirmedBy = confirmedBy
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("post", post) }
}
