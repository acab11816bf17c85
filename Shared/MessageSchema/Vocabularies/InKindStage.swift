/// How far a contribution in kind has come (DOMAIN.md section 2, funding: pledged, committed, paid).
public enum InKindStage: String, Term, Codable {
    /// The donor has said it will give it.
    case pledged
    /// An agreement is signed.
    case committed
    /// It is handed over.
    case delivered

    /// What the vocabulary is called.
    public static let vocabulary = "inKindStage"
}
