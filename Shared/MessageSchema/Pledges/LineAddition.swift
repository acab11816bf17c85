/// More lines to a pledge that was announced.
public struct LineAddition: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "add-lines"
    /// The kind of fact.
    public static let type = EventType(.pledges, "pledge.extended")

    /// The pledge.
    public let pledge: EntityID
    /// What is offered beside; at least one line, at most 200 in the pledge.
    public let lines: [LineOffer]

    /// Puts it together.
    public init(pledge: EntityID, lines: [LineOffer]) {
        self.pledge = pledge
        self.lines = lines
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("pledge", pledge) }
}
