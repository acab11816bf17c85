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
    /// Everything that was found of it up to the day asked for, the finding that ranks highest last; missing where
    /// nothing was, and in the picture.
    public let findings: [PreconditionFindingView]?
    /// The events that it rests on.
    public let entries: [EventID]

    /// Puts it together.
    public init(
        precondition: EntityID, title: Text, status: Coded<PreconditionStatus>, wording: Text? = nil,
        findings: [PreconditionFindingView]? = nil, entries: [EventID]
    ) {
        self.precondition = precondition
        self.title = title
        self.status = status
        self.wording = wording
        self.findings = findings
        self.entries = entries
    }
}
