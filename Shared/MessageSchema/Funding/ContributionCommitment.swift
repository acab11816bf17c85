/// A signed commitment to a contribution.
public struct ContributionCommitment: CommandPayload {
    /// The name of the command.
    public static let name = "commit-contribution"

    /// The contribution.
    public let contribution: EntityID
    /// How much of it is committed in all, in its original currency; the whole where missing.
    public let amount: Money?
    /// The rate, where it is to be converted.
    public let rate: ExchangeRate?
    /// The amount in the operation's currency as the source states it.
    public let stated: Money?
    /// The agreement that was signed; a decided commitment needs it.
    public let agreement: Text?
    /// The nation's or source's own words.
    public let wording: Text?

    /// Puts it together.
    public init(
        contribution: EntityID, amount: Money? = nil, rate: ExchangeRate? = nil, stated: Money? = nil,
        agreement: Text? = nil, wording: Text? = nil
    ) {
        self.contribution = contribution
        self.amount = amount
        self.rate = rate
        self.stated = stated
        self.agreement = agreement
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("contribution", contribution) }
}
