/// What was found of a precondition once.
public struct PreconditionFindingView: Codable, Hashable, Sendable {
    /// Whether it holds.
    public let status: Coded<PreconditionStatus>
    /// The words of the source.
    public let wording: Text?
    /// Since when, and on whose word.
    public let entry: EntryReference

    /// Puts it together.
    public init(status: Coded<PreconditionStatus>, wording: Text? = nil, entry: EntryReference) {
        self.status = status
        self.wording = wording
        self.entry = entry
    }
}
