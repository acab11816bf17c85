/// A fact outside the force that others depend on.
public struct PreconditionView: Codable, Hashable, Sendable {
    /// Its id.
    public let precondition: EntityID
    /// The fact in words.
    public let title: Text
    /// Whether it holds.
    public let status: Coded<PreconditionStatus>
    /// The words of the source.
    public let wording: Text?
    /// The events that it rests on.
    public let entries: [EventID]

    /// Puts it together.
    public init(
        precondition: EntityID, title: Text, status: Coded<PreconditionStatus>, wording: Text? = nil, entries: [EventID]
    ) {
        self.precondition = precondition
        self.title = title
        self.status = status
        self.wording = wording
        self.entries = entries
    }
}
