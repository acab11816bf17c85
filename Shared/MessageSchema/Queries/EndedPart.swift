/// What of the mandate is no longer in place on the day asked for.
public struct EndedPart: Codable, Hashable, Sendable {
    /// Areas that are retired, by id.
    public let areas: [EndedView]
    /// Tasks that are no longer authorised, by id.
    public let tasks: [EndedView]
    /// Constraints that are lifted, by id.
    public let constraints: [EndedView]

    /// Puts it together.
    public init(areas: [EndedView], tasks: [EndedView], constraints: [EndedView]) {
        self.areas = areas
        self.tasks = tasks
        self.constraints = constraints
    }
}
