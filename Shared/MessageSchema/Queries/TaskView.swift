/// One task.
public struct TaskView: Codable, Hashable, Sendable {
    /// Its id.
    public let task: EntityID
    /// What it is called; missing where only an assignment names it.
    public let title: Text?
    /// Whether the instrument authorises it.
    public let authorised: Bool
    /// The most force that the instrument allows.
    public let authorisedCeiling: Coded<UseOfForce>?
    /// Whether it is assigned to the force.
    public let assigned: Bool
    /// The most force that it is assigned under.
    public let assignedCeiling: Coded<UseOfForce>?
    /// Where it is assigned, else where it is authorised; everywhere where missing.
    public let areas: [EntityID]?
    /// In what the assignment goes beyond what is authorised, each in words; missing where it does not.
    public let excess: [String]?
    /// The words of the instrument or source.
    public let wording: Text?
    /// The events that it rests on.
    public let entries: [EventID]

    /// Puts it together.
    public init(
        task: EntityID, title: Text? = nil, authorised: Bool, authorisedCeiling: Coded<UseOfForce>? = nil,
        assigned: Bool, assignedCeiling: Coded<UseOfForce>? = nil, areas: [EntityID]? = nil, excess: [String]? = nil,
        wording: Text? = nil, entries: [EventID]
    ) {
        self.task = task
        self.title = title
        self.authorised = authorised
        self.authorisedCeiling = authorisedCeiling
        self.assigned = assigned
        self.assignedCeiling = assignedCeiling
        self.areas = areas
        self.excess = excess
        self.wording = wording
        self.entries = entries
    }
}
