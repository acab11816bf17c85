/// An area.
public struct AreaView: Codable, Hashable, Sendable {
    /// Its id.
    public let area: EntityID
    /// What it is called.
    public let title: Text
    /// What sort of area it is.
    public let kind: Coded<AreaKind>
    /// The area that contains it.
    public let within: EntityID?
    /// The words of the source.
    public let wording: Text?
    /// The events that it rests on.
    public let entries: [EventID]

    /// Puts it together.
    public init(
        area: EntityID, title: Text, kind: Coded<AreaKind>, within: EntityID? = nil, wording: Text? = nil,
        entries: [EventID]
    ) {
        self.area = area
        self.title = title
        self.kind = kind
        self.within = within
        self.wording = wording
        self.entries = entries
    }
}
