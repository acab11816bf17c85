/// A position that a nation took once.
public struct StandPositionView: Codable, Hashable, Sendable {
    /// The position.
    public let position: Coded<StandPosition>
    /// The words of the nation or the source.
    public let wording: Text?
    /// Since when, and on whose word.
    public let entry: EntryReference

    /// Puts it together.
    public init(position: Coded<StandPosition>, wording: Text? = nil, entry: EntryReference) {
        self.position = position
        self.wording = wording
        self.entry = entry
    }
}
