public import MessageSchema

/// What is pledged, committed and paid of one contribution at a moment; entries too weak to move a value are not in it.
public struct ContributionStanding: Hashable, Sendable {
    /// The contribution.
    public let contribution: EntityID
    /// Who contributes; `nil` where no pledge of it is recorded.
    public let donor: Party?
    /// In money or in kind; `nil` where no pledge of it is recorded.
    public let kind: Coded<ContributionKind>?
    /// Its own currency.
    public let currency: CurrencyCode
    /// The pledge that holds.
    public let pledged: Timeline<PledgeFigure>.Entry?
    /// The commitment that holds.
    public let committed: Timeline<CommitmentFigure>.Entry?
    /// The payments, by id.
    public let payments: [Payment]

    /// A payment with its id.
    public struct Payment: Hashable, Sendable {
        /// Its id.
        public let payment: EntityID
        /// The amount, and where it comes from.
        public let entry: Timeline<PaymentFigure>.Entry
    }

    /// How much is paid in all, in its own currency.
    public var paid: Money {
        Money(
            minor: payments.filter { $0.entry.value.amount.currency == currency }
                .reduce(0) { $0 + $1.entry.value.amount.minor }, currency: currency)
    }

    /// How much of the commitment is not yet paid, in its own currency: committed − paid, or nothing where as much or
    /// more is paid.
    public var outstanding: Money { remainder(of: committed?.value.amount, without: paid.minor) }

    /// How much of the pledge is neither committed nor paid, in its own currency.
    public var uncommitted: Money {
        remainder(of: pledged?.value.amount, without: max(committed?.value.amount.minor ?? 0, paid.minor))
    }

    /// How far it has come; `nil` where nothing of it holds at that moment.
    public var stage: ContributionStage? {
        let committedMinor = committed?.value.amount.minor ?? 0
        if !payments.isEmpty, paid.minor >= committedMinor { return .paid }
        if committedMinor > 0 { return .committed }
        return pledged == nil ? nil : .pledged
    }

    /// The gates that nothing on record shows to be passed, in the order of the ladder.
    public var notEvidenced: [ContributionGate] {
        let isCommitted = (committed?.value.amount.minor ?? 0) > 0
        var gates: [ContributionGate] = []
        if pledged == nil, isCommitted || !payments.isEmpty { gates.append(.pledged) }
        if isCommitted, committed?.value.agreement == nil { gates.append(.agreement) }
        if !isCommitted, !payments.isEmpty { gates.append(.committed) }
        return gates
    }

    private func remainder(of whole: Money?, without part: Int128) -> Money {
        guard let whole, whole.currency == currency else { return Money(minor: 0, currency: currency) }
        return Money(minor: max(0, whole.minor - part), currency: currency)
    }
}
