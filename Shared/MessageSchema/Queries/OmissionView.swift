/// Something that a sum knows of and does not count, with the reason.
public struct OmissionView: Codable, Hashable, Sendable {
    /// The contribution.
    public let contribution: EntityID
    /// `passedOn`, `notIncoming`, `shared`, `unvalued` or `cancelled`.
    public let reason: String
    /// The reason in words.
    public let statement: String
    /// What is not counted, in the operation's currency; missing where it is unknown.
    public let counted: Money?
    /// The events that it rests on.
    public let entries: [EventID]

    /// Puts it together.
    public init(contribution: EntityID, reason: String, statement: String, counted: Money? = nil, entries: [EventID]) {
        self.contribution = contribution
        self.reason = reason
        self.statement = statement
        self.counted = counted
        self.entries = entries
    }
}
