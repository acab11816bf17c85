/// A task is no longer authorised from the effective date on; whether it is assigned is another matter.
public struct TaskWithdrawal: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "withdraw-task"
    /// The kind of fact.
    public static let type = EventType(.mandate, "task.withdrawn")

    /// The task.
    public let task: EntityID
    /// Why, in the words of the source.
    public let reason: Text?
    /// The instrument by which it is withdrawn.
    public let instrument: Text?

    /// Puts it together.
    public init(task: EntityID, reason: Text? = nil, instrument: Text? = nil) {
        self.task = task
        self.reason = reason
        self.instrument = instrument
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("task", task) }
}
