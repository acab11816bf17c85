/// A nation's position on a task or option.
public struct StandView: Codable, Hashable, Sendable {
    /// Its id.
    public let stand: EntityID
    /// Whose it is.
    public let party: Party
    /// The task.
    public let task: EntityID?
    /// The option.
    public let option: EntityID?
    /// The position.
    public let position: Coded<StandPosition>
    /// Its own words.
    public let wording: Text?
    /// When, and on whose word.
    public let entry: EntryReference

    /// Puts it together.
    public init(
        stand: EntityID, party: Party, task: EntityID? = nil, option: EntityID? = nil, position: Coded<StandPosition>,
        wording: Text? = nil, entry: EntryReference
    ) {
        self.stand = stand
        self.party = party
        self.task = task
        self.option = option
        self.position = position
        self.wording = wording
        self.entry = entry
    }
}
