/// The assignment in force, as a whole set.
public struct OptionPutInForce: EventPayload {
    /// The kind of fact.
    public static let type = EventType(.mandate, "option.putInForce")

    /// The option that it is.
    public let option: EntityID
    /// The tasks that are assigned.
    public let assigned: [AssignedTask]
    /// Preconditions that it assumes to be met.
    public let assumes: [EntityID]
    /// The option that was in force before.
    public let replaces: EntityID?

    /// Puts it together.
    public init(option: EntityID, assigned: [AssignedTask], assumes: [EntityID], replaces: EntityID? = nil) {
        self.option = option
        self.assigned = assigned
        self.assumes = assumes
        self.replaces = replaces
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("option", option) }
}
