/// What a point comes to when a line is compared with a slot.
public enum FitVerdict: String, Term, Codable {
    /// It speaks for the match.
    case speaksFor
    /// It speaks against it.
    case speaksAgainst
    /// Nobody can say, for something is not known.
    case open

    /// What the vocabulary is called.
    public static let vocabulary = "verdict"
}
