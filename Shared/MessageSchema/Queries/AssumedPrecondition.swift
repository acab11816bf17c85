/// A precondition that an option assumes, with what is known of it.
public struct AssumedPrecondition: Codable, Hashable, Sendable {
    /// The precondition.
    public let precondition: EntityID
    /// The fact in words; missing where it was not defined by then.
    public let title: Text?
    /// Whether it holds; in a what-if, as it is taken to be.
    public let status: Coded<PreconditionStatus>
    /// Whether the question assumes that, instead of what is recorded.
    public let hypothetical: Bool
    /// The events that say what is recorded.
    public let entries: [EventID]

    /// Puts it together.
    public init(
        precondition: EntityID, title: Text? = nil, status: Coded<PreconditionStatus>, hypothetical: Bool,
        entries: [EventID]
    ) {
        self.precondition = precondition
        self.title = title
        self.status = status
        self.hypothetical = hypothetical
        self.entries = entries
    }
}
