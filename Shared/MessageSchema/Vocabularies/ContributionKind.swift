/// How a donor contributes.
public enum ContributionKind: String, Term, Codable {
    /// In money.
    case financial
    /// In goods or services.
    case inKind

    /// What the vocabulary is called.
    public static let vocabulary = "contributionKind"
}
