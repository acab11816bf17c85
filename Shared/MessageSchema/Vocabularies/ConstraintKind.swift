/// What a constraint forbids.
public enum ConstraintKind: String, Term, Codable {
    /// Personnel may not be based there.
    case stationing
    /// Units may not be sent there.
    case deployment

    /// What the vocabulary is called.
    public static let vocabulary = "constraintKind"
}
