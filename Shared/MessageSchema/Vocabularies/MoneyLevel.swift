/// Which money is held against a cost, each with those before it (DOMAIN.md section 2, funding: runway).
public enum MoneyLevel: String, Term, Codable {
    /// What is paid in and not disbursed.
    case held
    /// Held, and committed.
    case committed
    /// Held, committed, and only pledged.
    case pledged

    /// What the vocabulary is called.
    public static let vocabulary = "moneyLevel"
}
