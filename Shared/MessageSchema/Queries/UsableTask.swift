/// A task for which a contribution can be used under some terms, and where.
public struct UsableTask: Codable, Hashable, Sendable {
    /// The task.
    public let task: EntityID
    /// The areas in which; the whole area of operations where missing.
    public let areas: [EntityID]?
    /// Areas within those in which it cannot be used; missing where there are none.
    public let exceptAreas: [EntityID]?

    /// Puts it together.
    public init(task: EntityID, areas: [EntityID]?, exceptAreas: [EntityID]? = nil) {
        self.task = task
        self.areas = areas
        self.exceptAreas = exceptAreas
    }
}
