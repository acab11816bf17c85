/// The gap of a slot is accepted as a risk, whole or in part.
public struct GapAcceptance: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "accept-gap"
    /// The kind of fact.
    public static let type = EventType(.pledges, "requirement.gapAccepted")

    /// The slot.
    public let requirement: EntityID
    /// How many missing people are accepted, from 1; the whole gap, however large it becomes, where missing.
    public let quantity: Int?
    /// Why.
    public let reason: Text
    /// Who accepts the risk.
    public let acceptedBy: Text
    /// The last day for which it is accepted; without end where missing.
    public let until: EffectiveDate?

    /// Puts it together.
    public init(
        requirement: EntityID, quantity: Int? = nil, reason: Text, acceptedBy: Text, until: EffectiveDate? = nil
    ) {
        self.requirement = requirement
        self.quantity = quantity
        self.reason = reason
        self.acceptedBy = acceptedBy
        self.until = until
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("requirement", requirement) }
}
