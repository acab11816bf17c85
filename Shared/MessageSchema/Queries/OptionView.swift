/// A variant of the assignment.
public struct OptionView: Codable, Hashable, Sendable {
    /// Its id.
    public let option: EntityID
    /// What it is called.
    public let title: Text
    /// Whether it is the one in force.
    public let inForce: Bool
    /// The tasks that it assigns, with the ceiling for each.
    public let assigned: [AssignedTask]
    /// The preconditions that it assumes.
    public let assumes: [EntityID]?
    /// The events that it rests on.
    public let entries: [EventID]

    /// Puts it together.
    public init(
        option: EntityID, title: Text, inForce: Bool, assigned: [AssignedTask], assumes: [EntityID]? = nil,
        entries: [EventID]
    ) {
        self.option = option
        self.title = title
        self.inForce = inForce
        self.assigned = assigned
        self.assumes = assumes
        self.entries = entries
    }
}
