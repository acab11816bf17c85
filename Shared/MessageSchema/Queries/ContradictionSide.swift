/// One side of a contradiction: what is said, by which entry, and whether it is the one that holds.
public struct ContradictionSide: Codable, Hashable, Sendable {
    /// What it says, in words for people.
    public let says: String
    /// The service that keeps it.
    public let service: Coded<ServiceName>
    /// The entity it was said of; for a claim, the claim.
    public let subject: Subject
    /// How many, where it says so.
    public let count: Quantity?
    /// How much, where it says so.
    public let amount: Money?
    /// Whether it is the one that holds, by the rule for which value holds.
    public let holds: Bool
    /// When, and on whose word.
    public let entry: EntryReference
    /// All events that it rests on, where it is a figure counted from several.
    public let entries: [EventID]?

    /// Puts it together.
    public init(
        says: String, service: Coded<ServiceName>, subject: Subject, count: Quantity? = nil, amount: Money? = nil,
        holds: Bool, entry: EntryReference, entries: [EventID]? = nil
    ) {
        self.says = says
        self.service = service
        self.subject = subject
        self.count = count
        self.amount = amount
        self.holds = holds
        self.entry = entry
        self.entries = entries
    }
}
