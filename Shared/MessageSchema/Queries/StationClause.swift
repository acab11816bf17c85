/// A constraint that a station is against.
public struct StationClause: Codable, Hashable, Sendable {
    /// The constraint.
    public let constraint: EntityID
    /// Its clause.
    public let clause: Text
    /// What is not allowed and by which clause, in words.
    public let detail: String
    /// Mandate's event that states it.
    public let entry: EventID

    /// Puts it together.
    public init(constraint: EntityID, clause: Text, detail: String, entry: EventID) {
        self.constraint = constraint
        self.clause = clause
        self.detail = detail
        self.entry = entry
    }
}
