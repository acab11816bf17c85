/// What an entry rests on: the cell's own decision, or what a source says (DOMAIN.md section 4).
public enum Basis: String, Term {
    /// Decided by the cell itself; obeys the gates of the ladder.
    case decided
    /// Said by a source; may skip a gate, which the picture then shows as not evidenced.
    case reported

    /// What the vocabulary is called.
    public static let vocabulary = "basis"
}
