/// A contribution in goods or services has come so far.
public struct ContributionInKind: EventPayload {
    /// The kind of fact.
    public static let type = EventType(.funding, "contribution.inKind")

    /// Its id.
    public let contribution: EntityID
    /// Who contributes.
    public let donor: Party
    /// How far it has come.
    public let stage: Coded<InKindStage>
    /// What is given, such as "a field hospital for six months".
    public let goods: Text
    /// How much or how many of it.
    public let quantity: Quantity?
    /// The operation's currency, in which a value would count.
    public let countedIn: CurrencyCode
    /// The agreement that was signed.
    public let agreement: Text?
    /// What it is meant for, in words.
    public let earmark: Text?
    /// What it is meant for, as data.
    public let earmarkedFor: Earmark?
    /// The conference at which it was pledged.
    public let conference: EntityID?
    /// The words of the donor or source.
    public let wording: Text?

    /// Puts it together.
    public init(
        contribution: EntityID, donor: Party, stage: Coded<InKindStage>, goods: Text, quantity: Quantity? = nil,
        countedIn: CurrencyCode, agreement: Text? = nil, earmark: Text? = nil, earmarkedFor: Earmark? = nil,
        conference: EntityID? = nil, wording: Text? = nil
    ) {
        self.contribution = contribution
        self.donor = donor
        self.stage = stage
        self.goods = goods
        self.quantity = quantity
        self.countedIn = countedIn
        self.agreement = agreement
        self.earmark = earmark
        self.earmarkedFor = earmarkedFor
        self.conference = conference
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("contribution", contribution) }
}
