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
    /// The most authority over contributed units that is transferred to the force; not stated where missing.
    public let command: Coded<CommandAuthority>?

    /// Puts it together.
    public init(
        option: EntityID, assigned: [AssignedTask], assumes: [EntityID], replaces: EntityID? = nil,
        command: Coded<CommandAuthority>? = nil
    ) {
        self.option = option
        self.assigned = assigned
        self.assumes = assumes
        self.replaces = replaces
        self.command = command
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("option", option) }
}
