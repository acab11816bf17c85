/// A target strength by a date, and who set it.
public struct Milestone: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "set-milestone"
    /// The kind of fact.
    public static let type = EventType(.pledges, "milestone.set")

    /// Its id.
    public let milestone: EntityID
    /// What it is called.
    public let title: Text?
    /// The strength to be reached.
    public let strength: Quantity
    /// Which people it counts.
    public let personnel: Coded<PersonnelKind>
    /// The date by which; open where no one has said.
    public let by: EffectiveDate?
    /// Who set it.
    public let setBy: Text
    /// The words of the source.
    public let wording: Text?

    /// Puts it together.
    public init(
        milestone: EntityID, title: Text? = nil, strength: Quantity, personnel: Coded<PersonnelKind>,
        by: EffectiveDate? = nil, setBy: Text, wording: Text? = nil
    ) {
        self.milestone = milestone
        self.title = title
        self.strength = strength
        self.personnel = personnel
        self.by = by
        self.setBy = setBy
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("milestone", milestone) }
}
