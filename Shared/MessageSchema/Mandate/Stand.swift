/// A nation's position on a task or an option.
public struct Stand: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "record-stand"
    /// The kind of fact.
    public static let type = EventType(.mandate, "stand.recorded")

    /// Its id.
    public let stand: EntityID
    /// Whose position it is.
    public let party: Party
    /// The task it is about; exactly one of task and option is given.
    public let task: EntityID?
    /// The option it is about.
    public let option: EntityID?
    /// The position.
    public let position: Coded<StandPosition>
    /// The nation's or source's own words.
    public let wording: Text?

    /// Puts it together.
    public init(
        stand: EntityID, party: Party, task: EntityID? = nil, option: EntityID? = nil, position: Coded<StandPosition>,
        wording: Text? = nil
    ) {
        self.stand = stand
        self.party = party
        self.task = task
        self.option = option
        self.position = position
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("stand", stand) }
}
