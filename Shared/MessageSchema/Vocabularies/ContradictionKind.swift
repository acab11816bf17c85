/// What stands against what in a contradiction.
public enum ContradictionKind: String, Term, Codable {
    /// Claims against claims.
    case claims
    /// Entries of one timeline, by different publishers of the same date.
    case entries
    /// A claim against what is counted by name or recorded.
    case counted
    /// An estimate against a milestone.
    case outlook

    /// What the vocabulary is called.
    public static let vocabulary = "contradictionKind"
}
