public import MessageSchema

/// How much of a contribution is committed in all: an absolute figure on its timeline.
public struct CommitmentFigure: Codable, Hashable, Sendable {
    /// The amount in the contribution's own currency.
    public let amount: Money
    /// The amount in the operation's currency.
    public let counted: ConvertedMoney
    /// The agreement that was signed, where it is named.
    public let agreement: Text?
    /// The nation's or source's own words.
    public let wording: Text?

    init(_ event: ContributionCommitted) {
        amount = event.amount
        counted = event.counted
        agreement = event.agreement
        wording = event.wording
    }
}
