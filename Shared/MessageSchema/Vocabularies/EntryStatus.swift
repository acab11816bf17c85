/// What an entry comes to at a moment.
public enum EntryStatus: String, Term, Codable {
    /// It holds.
    case counts
    /// Another entry holds in its place.
    case outranked
    /// Its sources are too weak to move a value.
    case tooWeak
    /// It takes effect later than the day asked for.
    case notInEffect
    /// It was taken back.
    case retracted
    /// Other content counts in its place.
    case corrected
    /// What it stood on is gone.
    case unsupported

    /// What the vocabulary is called.
    public static let vocabulary = "entryStatus"
}
