/// What one caveat says of one task.
public struct CaveatCell: Codable, Hashable, Sendable {
    /// The caveat.
    public let caveat: EntityID
    /// The task.
    public let task: EntityID
    /// Whether it refuses the task altogether.
    public let refuses: Bool
    /// Up to which use of force it allows the task; missing where it says nothing of that.
    public let ceiling: Coded<UseOfForce>?
    /// What breaking it brings.
    public let effect: Coded<CaveatEffect>
    /// The party's words.
    public let wording: Text
    /// When, and on whose word.
    public let entry: EntryReference

    /// Puts it together.
    public init(
        caveat: EntityID, task: EntityID, refuses: Bool, ceiling: Coded<UseOfForce>? = nil, effect: Coded<CaveatEffect>,
        wording: Text, entry: EntryReference
    ) {
        self.caveat = caveat
        self.task = task
        self.refuses = refuses
        self.ceiling = ceiling
        self.effect = effect
        self.wording = wording
        self.entry = entry
    }
}
