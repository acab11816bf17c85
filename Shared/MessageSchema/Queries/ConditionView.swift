/// A donor's condition that is in force, and what it leaves of the money under the assignment in force.
public struct ConditionView: Codable, Hashable, Sendable {
    /// Its id.
    public let condition: EntityID
    /// Whose it is.
    public let party: Party
    /// What it limits.
    public let kind: Coded<CaveatKind>
    /// What it does where it is not met.
    public let effect: Coded<CaveatEffect>
    /// The contributions on record that it applies to.
    public let contributions: [EntityID]
    /// What it leaves of them: `untouched`, `restricted`, `undetermined`, `suspended` or `withdrawn`.
    public let availability: String
    /// Why, by which clause; missing where nothing is limited.
    public let statement: String?
    /// The donor's own words.
    public let wording: Text
    /// When it was declared, and on whose word.
    public let entry: EntryReference

    /// Puts it together.
    public init(
        condition: EntityID, party: Party, kind: Coded<CaveatKind>, effect: Coded<CaveatEffect>,
        contributions: [EntityID], availability: String, statement: String? = nil, wording: Text, entry: EntryReference
    ) {
        self.condition = condition
        self.party = party
        self.kind = kind
        self.effect = effect
        self.contributions = contributions
        self.availability = availability
        self.statement = statement
        self.wording = wording
        self.entry = entry
    }
}
