/// What rules leave of a contribution under some terms, from all to nothing (DOMAIN.md section 2, mandate and pledges).
/// It is about availability and never touches the stage.
public enum Availability: String, Term, Codable {
    /// No rule is broken: it can be used as it was offered.
    case untouched
    /// It can be used for other tasks or in other areas.
    case restricted
    /// Whether it can be used hangs on what nobody knows.
    case undetermined
    /// It cannot be used while this holds.
    case suspended
    /// The nation or donor ends its participation.
    case withdrawn

    /// What the vocabulary is called.
    public static let vocabulary = "availability"
}
