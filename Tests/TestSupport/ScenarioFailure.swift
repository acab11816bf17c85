/// A rule that holds for every aggregate and was broken in a test.
public struct ScenarioFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was broken.
    public let description: String

    /// Says what was broken.
    public init(_ description: String) { self.description = description }
}
