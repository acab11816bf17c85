/// How much money several records come to.
public struct MoneyFigure: Codable, Hashable, Sendable {
    /// What the figure sums, in words.
    public let statement: String
    /// The sum as a decimal.
    public let amount: String
    /// Its currency.
    public let currency: CurrencyCode
    /// How many records it is made of.
    public let count: Int
    /// The events that recorded them.
    public let entries: [EventID]
    /// The records themselves, in the answer to `funding`.
    public let records: [Record]?
    /// Records in another currency, which are in no figure here.
    public let leftOut: [Record]?
    /// What is known of and in no figure here, each with the reason.
    public let omitted: [OmissionView]?

    /// One record of a sum.
    public struct Record: Codable, Hashable, Sendable {
        /// The contribution.
        public let contribution: EntityID
        /// The payment, where the record is one.
        public let payment: EntityID?
        /// The event that recorded it.
        public let event: EventID
        /// The amount in the contribution's own currency.
        public let original: Money
        /// The amount that counts, in the operation's currency.
        public let counted: Money
        /// Where the counted amount comes from.
        public let basis: Coded<ConversionBasis>

        /// Puts it together.
        public init(
            contribution: EntityID, payment: EntityID? = nil, event: EventID, original: Money, counted: Money,
            basis: Coded<ConversionBasis>
        ) {
            self.contribution = contribution
            self.payment = payment
            self.event = event
            self.original = original
            self.counted = counted
            self.basis = basis
        }
    }

    /// Puts it together.
    public init(
        statement: String, amount: String, currency: CurrencyCode, count: Int, entries: [EventID],
        records: [Record]? = nil, leftOut: [Record]? = nil, omitted: [OmissionView]? = nil
    ) {
        self.statement = statement
        self.amount = amount
        self.currency = currency
        self.count = count
        self.entries = entries
        self.records = records
        self.leftOut = leftOut
        self.omitted = omitted
    }
}
