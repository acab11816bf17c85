/// Whether a fact outside the force holds.
public enum PreconditionStatus: String, Term, Codable {
    /// It holds.
    case met
    /// It does not hold.
    case unmet
    /// Nobody knows; rules that hang on it answer undetermined.
    case unknown

    /// What the vocabulary is called.
    public static let vocabulary = "status"
}
