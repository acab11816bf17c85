/// One contribution as it stands.
public struct ContributionView: Codable, Hashable, Sendable {
    /// Its id.
    public let contribution: EntityID
    /// Who contributes; missing where its pledge is not recorded.
    public let donor: Party?
    /// In money or in kind.
    public let kind: Coded<ContributionKind>?
    /// How far it has come: `pledged`, `committed` or `paid`.
    public let stage: String?
    /// Its own currency.
    public let currency: CurrencyCode
    /// What is pledged.
    public let pledged: Amount?
    /// What is committed in all.
    public let committed: Amount?
    /// The payments by id.
    public let payments: [Payment]
    /// What is paid in all, in its own currency.
    public let paid: Money
    /// What is committed and not yet paid, in its own currency.
    public let outstanding: Money
    /// What is pledged and neither committed nor paid, in its own currency.
    public let uncommitted: Money
    /// What it is meant for.
    public let earmark: Text?
    /// Conditions in the donor's words.
    public let conditions: Text?
    /// The agreement that was signed.
    public let agreement: Text?
    /// Gates that nothing on record shows to be passed: `pledged`, `agreement`, `committed`.
    public let notEvidenced: [String]
    /// What it is meant for, as data.
    public let earmarkedFor: Earmark?
    /// The contribution that the money was received by before it is passed on with this one.
    public let parent: EntityID?
    /// How the flow lies to the operation; missing where it comes in from outside.
    public let boundary: Coded<FlowBoundary>?
    /// What is given in goods or services.
    public let goods: GoodsView?
    /// Planned and actual payments.
    public let schedule: ScheduleView?
    /// How much of the commitment is written down, in its own currency.
    public let writtenDown: Money?
    /// Why that is.
    public let writeDownReason: Text?
    /// Why it is cancelled; missing where it is not.
    public let cancelled: Text?
    /// The last event about it in the whole log, to give as `revision` with a command.
    public let revision: SequenceNumber
    /// The events that it rests on.
    public let entries: [EventID]

    /// An amount that holds.
    public struct Amount: Codable, Hashable, Sendable {
        /// In the contribution's own currency.
        public let amount: Money
        /// In the operation's currency, and where that comes from.
        public let counted: ConvertedMoney
        /// The words of the source.
        public let wording: Text?
        /// When, and on whose word.
        public let entry: EntryReference

        /// Puts it together.
        public init(amount: Money, counted: ConvertedMoney, wording: Text? = nil, entry: EntryReference) {
            self.amount = amount
            self.counted = counted
            self.wording = wording
            self.entry = entry
        }
    }

    /// One payment.
    public struct Payment: Codable, Hashable, Sendable {
        /// Its id.
        public let payment: EntityID
        /// In the contribution's own currency.
        public let amount: Money
        /// In the operation's currency, and where that comes from.
        public let counted: ConvertedMoney
        /// The account it was paid into, where one is named.
        public let account: EntityID?
        /// Why more is paid than was committed.
        public let reason: Text?
        /// When, and on whose word.
        public let entry: EntryReference

        /// Puts it together.
        public init(
            payment: EntityID, amount: Money, counted: ConvertedMoney, account: EntityID? = nil, reason: Text? = nil,
            entry: EntryReference
        ) {
            self.account = account
            self.reason = reason
            self.payment = payment
            self.amount = amount
            self.counted = counted
            self.entry = entry
        }
    }

    /// Puts it together.
    public init(
        contribution: EntityID, donor: Party? = nil, kind: Coded<ContributionKind>? = nil, stage: String? = nil,
        currency: CurrencyCode, pledged: Amount? = nil, committed: Amount? = nil, payments: [Payment], paid: Money,
        outstanding: Money, uncommitted: Money, earmark: Text? = nil, conditions: Text? = nil, agreement: Text? = nil,
        notEvidenced: [String], earmarkedFor: Earmark? = nil, parent: EntityID? = nil,
        boundary: Coded<FlowBoundary>? = nil, goods: GoodsView? = nil, schedule: ScheduleView? = nil,
        writtenDown: Money? = nil, writeDownReason: Text? = nil, cancelled: Text? = nil, revision: SequenceNumber,
        entries: [EventID]
    ) {
        self.contribution = contribution
        self.donor = donor
        self.kind = kind
        self.stage = stage
        self.currency = currency
        self.pledged = pledged
        self.committed = committed
        self.payments = payments
        self.paid = paid
        self.outstanding = outstanding
        self.uncommitted = uncommitted
        self.earmark = earmark
        self.conditions = conditions
        self.agreement = agreement
        self.notEvidenced = notEvidenced
        self.earmarkedFor = earmarkedFor
        self.parent = parent
        self.boundary = boundary
        self.goods = goods
        self.schedule = schedule
        self.writtenDown = writtenDown
        self.writeDownReason = writeDownReason
        self.cancelled = cancelled
        self.revision = revision
        self.entries = entries
    }
}
