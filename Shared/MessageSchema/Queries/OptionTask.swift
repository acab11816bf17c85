/// A task that an option assigns, beside what the instrument authorises.
public struct OptionTask: Codable, Hashable, Sendable {
    /// The task.
    public let task: EntityID
    /// What it is called; missing where nothing but an assignment names it.
    public let title: Text?
    /// How much force it is assigned under.
    public let ceiling: Coded<UseOfForce>
    /// Where, as the option says or else as the task is authorised; everywhere in the area of operations where missing.
    public let areas: [EntityID]?
    /// Whether the instrument authorises it.
    public let authorised: Bool
    /// The most force that the instrument allows; missing where the task is not authorised.
    public let authorisedCeiling: Coded<UseOfForce>?
    /// The events by which it is authorised.
    public let entries: [EventID]

    /// Puts it together.
    public init(
        task: EntityID, title: Text? = nil, ceiling: Coded<UseOfForce>, areas: [EntityID]? = nil, authorised: Bool,
        authorisedCeiling: Coded<UseOfForce>? = nil, entries: [EventID]
    ) {
        self.task = task
        self.title = title
        self.ceiling = ceiling
        self.areas = areas
        self.authorised = authorised
        self.authorisedCeiling = authorisedCeiling
        self.entries = entries
    }
}
