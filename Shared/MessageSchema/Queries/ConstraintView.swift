/// A rule with a clause.
public struct ConstraintView: Codable, Hashable, Sendable {
    /// Its id.
    public let constraint: EntityID
    /// What it is called.
    public let title: Text
    /// What it forbids.
    public let kind: Coded<ConstraintKind>
    /// The nations that it binds; all where missing.
    public let nations: [NationCode]?
    /// Where.
    public let areas: [EntityID]
    /// The clause that says so.
    public let clause: Text
    /// When, and on whose word.
    public let entry: EntryReference

    /// Puts it together.
    public init(
        constraint: EntityID, title: Text, kind: Coded<ConstraintKind>, nations: [NationCode]? = nil, areas: [EntityID],
        clause: Text, entry: EntryReference
    ) {
        self.constraint = constraint
        self.title = title
        self.kind = kind
        self.nations = nations
        self.areas = areas
        self.clause = clause
        self.entry = entry
    }
}
