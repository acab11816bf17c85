/// A line fills a slot no more.
public struct LineUnmatching: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "unmatch-line"
    /// The kind of fact.
    public static let type = EventType(.pledges, "pledge.unmatched")

    /// The pledge.
    public let pledge: EntityID
    /// The line.
    public let line: EntityID
    /// The slot.
    public let requirement: EntityID
    /// Why.
    public let reason: Text

    /// Puts it together.
    public init(pledge: EntityID, line: EntityID, requirement: EntityID, reason: Text) {
        self.pledge = pledge
        self.line = line
        self.requirement = requirement
        self.reason = reason
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("pledge", pledge) }
}
