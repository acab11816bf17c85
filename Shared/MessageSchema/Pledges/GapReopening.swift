/// A gap that was accepted as a risk is offered to the nations again.
public struct GapReopening: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "reopen-gap"
    /// The kind of fact.
    public static let type = EventType(.pledges, "requirement.gapReopened")

    /// The slot.
    public let requirement: EntityID
    /// Why.
    public let reason: Text

    /// Puts it together.
    public init(requirement: EntityID, reason: Text) {
        self.requirement = requirement
        self.reason = reason
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("requirement", requirement) }
}
