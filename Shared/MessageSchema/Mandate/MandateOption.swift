/// A named variant of the assignment: which tasks are assigned, the ceiling for each, and which preconditions it
/// assumes.
public struct MandateOption: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "define-option"
    /// The kind of fact.
    public static let type = EventType(.mandate, "option.defined")

    /// Its id, such as `narrow`.
    public let option: EntityID
    /// What it is called.
    public let title: Text
    /// The tasks that it assigns.
    public let assigned: [AssignedTask]
    /// Preconditions that it assumes to be met.
    public let assumes: [EntityID]?
    /// The most authority over contributed units that it assumes is transferred to the force; not stated where missing.
    public let command: Coded<CommandAuthority>?

    /// Puts it together.
    public init(
        option: EntityID, title: Text, assigned: [AssignedTask], assumes: [EntityID]? = nil,
        command: Coded<CommandAuthority>? = nil
    ) {
        self.option = option
        self.title = title
        self.assigned = assigned
        self.assumes = assumes
        self.command = command
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("option", option) }
}
