/// The ceiling on the use of force, rising (DOMAIN.md section 2, mandate).
public enum UseOfForce: String, Term, Codable {
    /// Only to defend oneself.
    case selfDefence
    /// Also to defend the mandate.
    case defenceOfMandate
    /// All necessary means.
    case allNecessaryMeans

    /// What the vocabulary is called.
    public static let vocabulary = "useOfForce"
}
