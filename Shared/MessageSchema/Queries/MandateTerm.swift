/// An area or task that something of another service names, with what mandate knows of it.
public struct MandateTerm: Codable, Hashable, Sendable {
    /// Its id.
    public let id: EntityID
    /// What it is called.
    public let title: Text?
    /// Whether mandate has it at the moment; an unknown one may be a slip, or may not have arrived yet.
    public let known: Bool

    /// Puts it together.
    public init(
        id: EntityID, title: Text? = nil, known: Bool
    ) {
        self.id = id
        self.title = title
        self.known = known
    }
}
