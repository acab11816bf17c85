/// An account.
public struct AccountView: Codable, Hashable, Sendable {
    /// Its id.
    public let account: EntityID
    /// What it is called; missing where its opening is not recorded.
    public let title: Text?
    /// Who holds it.
    public let holder: Party?
    /// Whether it is open.
    public let open: Bool
    /// The currency of its figures.
    public let currency: CurrencyCode
    /// What is paid in, with its records.
    public let paidIn: MoneyFigure
    /// What is set aside for budget lines.
    public let allocated: String
    /// What is paid out.
    public let disbursed: String
    /// Paid in − disbursed, in the operation's currency as a decimal; below zero where reports say that more went out than came in.
    public let held: String
    /// Paid in − allocated, in the operation's currency as a decimal; below zero where reports say that more went out than came in.
    public let unallocated: String
    /// What sources say that it holds, beside these figures and in none of them.
    public let claims: [ClaimView]
    /// The last event about it in the whole log.
    public let revision: SequenceNumber
    /// The events that it rests on.
    public let entries: [EventID]

    /// Puts it together.
    public init(
        account: EntityID, title: Text? = nil, holder: Party? = nil, open: Bool, currency: CurrencyCode,
        paidIn: MoneyFigure, allocated: String, disbursed: String, held: String, unallocated: String,
        claims: [ClaimView], revision: SequenceNumber, entries: [EventID]
    ) {
        self.account = account
        self.title = title
        self.holder = holder
        self.open = open
        self.currency = currency
        self.paidIn = paidIn
        self.allocated = allocated
        self.disbursed = disbursed
        self.held = held
        self.unallocated = unallocated
        self.claims = claims
        self.revision = revision
        self.entries = entries
    }
}
