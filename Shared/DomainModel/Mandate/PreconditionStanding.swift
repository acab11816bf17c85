public import MessageSchema

/// What is known of a precondition at a moment.
public struct PreconditionStanding: Hashable, Sendable {
    /// The precondition.
    public let precondition: Precondition
    /// Where its definition comes from.
    public let stamp: EntryStamp
    /// Whether it holds; `unknown` where nobody has said so on good enough word.
    public let status: Coded<PreconditionStatus>
    /// The finding that says so, or `nil` where there is none.
    public let finding: Timeline<PreconditionFinding>.Entry?
    /// The events that this rests on: the definition, then the finding that holds.
    public let entries: [EventID]
}
