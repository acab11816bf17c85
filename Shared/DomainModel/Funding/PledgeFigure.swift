public import MessageSchema

/// What a donor says it will contribute: an absolute figure on a contribution's timeline.
public struct PledgeFigure: Codable, Hashable, Sendable {
    /// The amount in the contribution's own currency.
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
    /// How the flow lies to the operation; `nil` means incoming.
    public let boundary: Coded<FlowBoundary>?

    init(_ event: ContributionPledged) {
        amount = event.amount
        counted = event.counted
        earmark = event.earmark
        conditions = event.conditions
        conference = event.conference
        wording = event.wording
        earmarkedFor = event.earmarkedFor
        parent = event.parent
        boundary = event.boundary
    }
}
