/// A new figure for a line's headcount; each is kept on the line's timeline.
public struct LineRevision: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "revise-headcount"
    /// The kind of fact.
    public static let type = EventType(.pledges, "pledge.revised")

    /// The pledge.
    public let pledge: EntityID
    /// The line.
    public let line: EntityID
    /// How many people.
    public let headcount: Quantity
    /// The words of the source.
    public let wording: Text?

    /// Puts it together.
    public init(pledge: EntityID, line: EntityID, headcount: Quantity, wording: Text? = nil) {
        self.pledge = pledge
        self.line = line
        self.headcount = headcount
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("pledge", pledge) }
}
