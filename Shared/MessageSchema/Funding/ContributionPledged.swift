/// A contribution was pledged.
public struct ContributionPledged: EventPayload {
    /// The kind of fact.
    public static let type = EventType(.funding, "contribution.pledged")

    /// Its id.
    public let contribution: EntityID
    /// Who contributes.
    public let donor: Party
    /// In money or in kind.
    public let kind: Coded<ContributionKind>
    /// The original amount and currency.
    public let amount: Money
    /// The amount in the operation's currency.
    public let counted: ConvertedMoney
    /// What it is meant for.
    public let earmark: Text?
    /// Conditions in the donor's words.
    public let conditions: Text?
    /// The conference at which it was pledged.
    public let conference: EntityID?
    /// The nation's or source's own words.
    public let wording: Text?
    /// What it is meant for, as data.
    public let earmarkedFor: Earmark?
    /// The contribution that the money was received by before it is passed on with this one.
    public let parent: EntityID?
    /// How the flow lies to the operation; `incoming` where missing.
    public let boundary: Coded<FlowBoundary>?

    /// Puts it together.
    public init(
        contribution: EntityID, donor: Party, kind: Coded<ContributionKind>, amount: Money, counted: ConvertedMoney,
        earmark: Text? = nil, conditions: Text? = nil, conference: EntityID? = nil, wording: Text? = nil,
        earmarkedFor: Earmark? = nil, parent: EntityID? = nil, boundary: Coded<FlowBoundary>? = nil
    ) {
        self.contribution = contribution
        self.donor = donor
        self.kind = kind
        self.amount = amount
        self.counted = counted
        self.earmark = earmark
        self.conditions = conditions
        self.conference = conference
        self.wording = wording
        self.earmarkedFor = earmarkedFor
        self.parent = parent
        self.boundary = boundary
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("contribution", contribution) }
}
