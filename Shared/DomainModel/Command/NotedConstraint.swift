public import MessageSchema

/// What mandate said of a constraint: what it is, or that it is lifted.
public struct NotedConstraint: Codable, Hashable, Sendable {
    /// The constraint; `nil` where it is lifted.
    public let note: CommandConstraintNote?
}
