/// What an estimate speaks of.
public enum EstimateKind: String, Term, Codable {
    /// So many by a date.
    case strength
    /// Never more than so many.
    case ceiling
    /// A nation's own timetable.
    case schedule
    /// When the force will be complete.
    case completion

    /// What the vocabulary is called.
    public static let vocabulary = "estimateKind"
}
