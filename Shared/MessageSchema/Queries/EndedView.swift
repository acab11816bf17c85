/// Something of the mandate that is no longer in place, so that what names it can still be read.
public struct EndedView: Codable, Hashable, Sendable {
    /// Its id.
    public let id: EntityID
    /// What it was called.
    public let title: Text
    /// Why it ended, in the words of the source.
    public let reason: Text?
    /// Since when, and on whose word.
    public let entry: EntryReference

    /// Puts it together.
    public init(id: EntityID, title: Text, reason: Text? = nil, entry: EntryReference) {
        self.id = id
        self.title = title
        self.reason = reason
        self.entry = entry
    }
}
