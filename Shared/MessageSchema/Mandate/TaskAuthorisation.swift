/// A task that the instrument authorises, with its ceiling on the use of force; whether it is assigned is another
/// matter.
public struct TaskAuthorisation: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "authorise-task"
    /// The kind of fact.
    public static let type = EventType(.mandate, "task.authorised")

    /// Its id.
    public let task: EntityID
    /// What is to be done.
    public let title: Text
    /// How much force the instrument authorises for it.
    public let ceiling: Coded<UseOfForce>
    /// Where; everywhere in the area of operations where missing.
    public let areas: [EntityID]?
    /// The instrument that authorises it.
    public let authorisation: EntityID?
    /// The words of the instrument.
    public let wording: Text?

    /// Puts it together.
    public init(
        task: EntityID, title: Text, ceiling: Coded<UseOfForce>, areas: [EntityID]? = nil,
        authorisation: EntityID? = nil, wording: Text? = nil
    ) {
        self.task = task
        self.title = title
        self.ceiling = ceiling
        self.areas = areas
        self.authorisation = authorisation
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("task", task) }
}
