/// Which strength money is held against (DOMAIN.md section 2, funding: runway).
public enum StrengthBasis: String, Term, Codable {
    /// The current strength: in theatre.
    case inTheatre
    /// Committed or beyond, not on hold and not home again.
    case nominal

    /// What the vocabulary is called.
    public static let vocabulary = "strengthBasis"
}
