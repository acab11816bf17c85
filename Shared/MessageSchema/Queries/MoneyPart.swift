/// What is pledged, committed and paid, in the operation's currency.
public struct MoneyPart: Codable, Hashable, Sendable {
    /// What the totals count, in words.
    public let statement: String
    /// The currency of the totals; missing, as they are, until funding has taken the operation in.
    public let currency: CurrencyCode?
    /// What is pledged; in none of the other totals.
    public let pledged: MoneyFigure?
    /// What is committed, paid or not.
    public let committed: MoneyFigure?
    /// What is paid in.
    public let paid: MoneyFigure?
    /// What is committed and not yet paid.
    public let outstanding: MoneyFigure?
    /// What is pledged and neither committed nor paid.
    public let uncommitted: MoneyFigure?
    /// What is paid in and what is committed beyond it, each unit of money once.
    public let funding: MoneyFigure?
    /// What is paid out of the accounts, as a decimal.
    public let disbursed: String?
    /// Paid in − disbursed, as a decimal; goods are not in it.
    public let held: String?
    /// What sources say of money, beside the totals and in none of them.
    public let claims: [ClaimView]

    /// Puts it together.
    public init(
        statement: String, currency: CurrencyCode? = nil, pledged: MoneyFigure? = nil, committed: MoneyFigure? = nil,
        paid: MoneyFigure? = nil, outstanding: MoneyFigure? = nil, uncommitted: MoneyFigure? = nil,
        funding: MoneyFigure? = nil, disbursed: String? = nil, held: String? = nil, claims: [ClaimView]
    ) {
        self.statement = statement
        self.currency = currency
        self.pledged = pledged
        self.committed = committed
        self.paid = paid
        self.outstanding = outstanding
        self.uncommitted = uncommitted
        self.funding = funding
        self.disbursed = disbursed
        self.held = held
        self.claims = claims
    }
}
