public import MessageSchema

/// A unit and who held authority over it.
public struct UnitRecord: DefinedRecord {
    /// Where the event that first named it comes from.
    public let created: EntryStamp
    /// What the unit is.
    public private(set) var definition: Timeline<Unit>
    /// Every transfer and reversion, of which one holds at every moment; a unit without one is under its nation alone.
    public private(set) var authority: Timeline<AuthorityStep>

    init(_ definition: Unit, _ stamp: EntryStamp) {
        created = stamp
        self.definition = Timeline(definition, stamp)
        authority = Timeline()
    }

    mutating func define(_ definition: Unit, _ stamp: EntryStamp) { self.definition.insert(definition, stamp) }

    mutating func step(_ step: AuthorityStep, _ stamp: EntryStamp) { authority.insert(step, stamp) }

    /// Who held authority at a moment.
    public func authority(at moment: Moment) -> AuthorityStep { authority.value(at: moment) ?? .national }
}
