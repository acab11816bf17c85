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
    /// Every position that it took up to the day asked for, the one that ranks highest last; missing where there is no
    /// other.
    public let positions: [StandPositionView]?

    /// Puts it together.
    public init(
        stand: EntityID, party: Party, task: EntityID? = nil, option: EntityID? = nil, position: Coded<StandPosition>,
        wording: Text? = nil, entry: EntryReference,
        positions: [StandPositionView]? = nil
    ) {
        self.stand = stand
        self.party = party
        self.task = task
        self.option = option
        self.position = position
        self.wording = wording
        self.entry = entry
        self.positions = positions
    }
}
