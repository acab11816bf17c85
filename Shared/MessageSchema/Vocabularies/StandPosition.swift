/// A nation's position on a task or option.
public enum StandPosition: String, Term, Codable {
    /// It is for it.
    case supports
    /// It is for it under conditions.
    case conditional
    /// It is against it.
    case refuses
    /// It has said nothing.
    case silent

    /// What the vocabulary is called.
    public static let vocabulary = "position"
}
