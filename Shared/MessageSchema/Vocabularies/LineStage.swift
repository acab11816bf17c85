/// How far a pledge's line has come: the one ladder and its one spelling (DOMAIN.md section 2, pledges).
public enum LineStage: String, Term, Codable {
    /// Offered in public.
    case announced
    /// Looked at by the cell.
    case assessed
    /// Matched to a slot, agreement signed.
    case committed
    /// Trained, equipped and waiting.
    case ready
    /// On its way.
    case deploying
    /// In place.
    case inTheatre
    /// Home again.
    case repatriated
    /// Beside the ladder: stopped by the nation.
    case onHold
    /// Beside the ladder: taken back.
    case withdrawn
    /// Beside the ladder: lapsed for want of renewal.
    case expired

    /// What the vocabulary is called.
    public static let vocabulary = "stage"
}
