/// Whether a slot is needed at a moment.
public enum SlotState: String, Codable, Hashable, Sendable {
    /// Defined on a word that counts, and not cancelled.
    case open
    /// Needed no more.
    case cancelled
    /// Defined only on a word too weak to move a value (DOMAIN.md section 4); it is shown and counts for nothing.
    case notSupported
}
