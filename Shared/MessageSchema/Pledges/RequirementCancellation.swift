/// A slot that is needed no more. Its matches stay on record and count for nothing.
public struct RequirementCancellation: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "cancel-requirement"
    /// The kind of fact.
    public static let type = EventType(.pledges, "requirement.cancelled")

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
