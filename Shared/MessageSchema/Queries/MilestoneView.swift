/// A target strength and what is missing to it.
public struct MilestoneView: Codable, Hashable, Sendable {
    /// Its id.
    public let milestone: EntityID
    /// What it is called.
    public let title: Text?
    /// The strength to be reached.
    public let strength: Quantity
    /// Which people it counts.
    public let personnel: Coded<PersonnelKind>
    /// The date by which; missing where no one has said.
    public let by: EffectiveDate?
    /// Days from the day asked for to that date; negative once it has passed.
    public let daysLeft: Int?
    /// Who set it.
    public let setBy: Text
    /// The words of the source.
    public let wording: Text?
    /// What is missing of it on the ground.
    public let missingInTheatre: StrengthGap
    /// What is missing of it in what is committed.
    public let missingNominal: StrengthGap
    /// When, and on whose word.
    public let entry: EntryReference

    /// Puts it together.
    public init(
        milestone: EntityID, title: Text? = nil, strength: Quantity, personnel: Coded<PersonnelKind>,
        by: EffectiveDate? = nil, daysLeft: Int? = nil, setBy: Text, wording: Text? = nil,
        missingInTheatre: StrengthGap, missingNominal: StrengthGap, entry: EntryReference
    ) {
        self.milestone = milestone
        self.title = title
        self.strength = strength
        self.personnel = personnel
        self.by = by
        self.daysLeft = daysLeft
        self.setBy = setBy
        self.wording = wording
        self.missingInTheatre = missingInTheatre
        self.missingNominal = missingNominal
        self.entry = entry
    }
}
