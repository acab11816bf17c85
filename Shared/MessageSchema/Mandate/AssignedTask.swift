/// A task as an option assigns it.
public struct AssignedTask: Codable, Hashable, Sendable {
    /// The task.
    public let task: EntityID
    /// How much force may be used for it; at most what is authorised.
    public let ceiling: Coded<UseOfForce>
    /// Where; the task's own areas where missing.
    public let areas: [EntityID]?

    /// Puts it together.
    public init(task: EntityID, ceiling: Coded<UseOfForce>, areas: [EntityID]? = nil) {
        self.task = task
        self.ceiling = ceiling
        self.areas = areas
    }
}
