/// The end of a condition.
public struct FundingConditionLifting: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "lift-condition"
    /// The kind of fact.
    public static let type = EventType(.funding, "condition.lifted")

    /// The condition.
    public let condition: EntityID
    /// The donor's or source's own words.
    public let wording: Text?

    /// Puts it together.
    public init(condition: EntityID, wording: Text? = nil) {
        self.condition = condition
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("condition", condition) }
}
