/// A nation that supports a task or an option which its own caveat does not allow.
public struct StandConflictView: Codable, Hashable, Sendable {
    /// The position.
    public let stand: EntityID
    /// Whose it is.
    public let nation: NationCode
    /// The nation's caveat.
    public let caveat: EntityID
    /// The option under which the two do not fit; missing for a task that is in no option.
    public let option: EntityID?
    /// The conflict in one sentence that names both sides.
    public let statement: String
    /// The events that it rests on: the position, then the caveat.
    public let entries: [EventID]

    /// Puts it together.
    public init(
        stand: EntityID, nation: NationCode, caveat: EntityID, option: EntityID? = nil, statement: String,
        entries: [EventID]
    ) {
        self.stand = stand
        self.nation = nation
        self.caveat = caveat
        self.option = option
        self.statement = statement
        self.entries = entries
    }
}
