public import MessageSchema

/// What a donor gives in goods or services, and how far it has come: an entry on a contribution's timeline.
public struct GoodsFigure: Codable, Hashable, Sendable {
    /// What is given.
    public let goods: Text
    /// How much or how many of it; unknown where nobody says.
    public let quantity: Quantity
    /// How far it has come.
    public let stage: Coded<InKindStage>
    /// The agreement that was signed, where it is named.
    public let agreement: Text?
    /// What it is meant for, in words.
    public let earmark: Text?
    /// What it is meant for, as data.
    public let earmarkedFor: Earmark?
    /// The conference at which it was pledged.
    public let conference: EntityID?
    /// The donor's or source's own words.
    public let wording: Text?

    /// What an event says.
    public init(_ event: ContributionInKind) {
        goods = event.goods
        quantity = event.quantity ?? .unknown
        stage = event.stage
        agreement = event.agreement
        earmark = event.earmark
        earmarkedFor = event.earmarkedFor
        conference = event.conference
        wording = event.wording
    }
}
