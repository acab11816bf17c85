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
    /// Those of them that are unmet or unknown on the day asked for; missing where there are none.
    public let notMet: [EntityID]?
    /// The most authority over contributed units that it assumes is transferred; not stated where missing.
    public let command: Coded<CommandAuthority>?
    /// What it assigns beyond what is authorised on the day asked for, each in words; missing where that is nothing.
    public let excess: [String]?
    /// The events that it rests on.
    public let entries: [EventID]

    /// Puts it together.
    public init(
        option: EntityID, title: Text, inForce: Bool, assigned: [AssignedTask], assumes: [EntityID]? = nil,
        notMet: [EntityID]? = nil, command: Coded<CommandAuthority>? = nil, excess: [String]? = nil, entries: [EventID]
    ) {
        self.option = option
        self.title = title
        self.inForce = inForce
        self.assigned = assigned
        self.assumes = assumes
        self.notMet = notMet
        self.command = command
        self.excess = excess
        self.entries = entries
    }
}
