public import MessageSchema

/// What is pledged, committed and paid of one contribution at a moment; entries too weak to move a value are not in it.
public struct ContributionStanding: Hashable, Sendable {
    /// The contribution.
    public let contribution: EntityID
    /// Who contributes; `nil` where no pledge of it is recorded.
    public let donor: Party?
    /// In money or in kind; `nil` where no pledge of it is recorded.
    public let kind: Coded<ContributionKind>?
    /// The contribution that the money was received by before it is passed on with this one.
    public let parent: EntityID?
    /// Its own currency.
    public let currency: CurrencyCode
    /// The pledge that holds.
    public let pledged: Timeline<PledgeFigure>.Entry?
    /// The commitment that holds.
    public let committed: Timeline<CommitmentFigure>.Entry?
    /// The payments, by id.
    public let payments: [Payment]
    /// What is given in goods or services, where it is.
    public let goods: Timeline<GoodsFigure>.Entry?
    /// The schedule that holds.
    public let schedule: Timeline<ContributionSchedule>.Entry?
    /// The write-down that holds.
    public let writtenDownEntry: Timeline<ContributionWriteDown>.Entry?
    /// The last word on whether it is cancelled.
    public let cancellation: Timeline<CancellationFigure>.Entry?

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

    /// How much of the commitment is still to come, in its own currency: committed − written down − paid, or nothing
    /// where as much or more is paid or the contribution is cancelled.
    public var outstanding: Money {
        isCancelled ? nothing : remainder(of: committed?.value.amount, without: paid.minor + writtenDown.minor)
    }

    /// How much of the pledge is neither committed nor paid, in its own currency; nothing where it is cancelled. What is
    /// written down of a commitment does not become a pledge again.
    public var uncommitted: Money {
        isCancelled
            ? nothing
            : remainder(of: pledged?.value.amount, without: max(committed?.value.amount.minor ?? 0, paid.minor))
    }

    /// How much of the commitment is written down, in its own currency.
    public var writtenDown: Money {
        guard let amount = writtenDownEntry?.value.amount, amount.currency == currency else { return nothing }
        return amount
    }

    /// What the commitment comes to once what is written down or cancelled is taken off, in its own currency; not below
    /// what is paid of it.
    public var netCommitted: Money {
        let whole = committed?.value.amount.minor ?? 0
        let kept = isCancelled ? 0 : whole - writtenDown.minor
        return Money(minor: min(whole, max(kept, paid.minor)), currency: currency)
    }

    /// Whether it is cancelled: what is not paid will not come.
    public var isCancelled: Bool { cancellation?.value.isCancelled ?? false }

    /// Whether it is in goods or services on which nobody has put a value: unknown, which is not zero.
    public var isUnvalued: Bool { goods != nil && pledged == nil && committed == nil && payments.isEmpty }

    /// How the flow lies to the operation.
    public var boundary: Coded<FlowBoundary> { pledged?.value.boundary ?? .known(.incoming) }

    /// How far it has come; `nil` where nothing of it holds at that moment.
    public var stage: ContributionStage? {
        let committedMinor = committed?.value.amount.minor ?? 0
        if !payments.isEmpty, paid.minor >= committedMinor { return .paid }
        let goodsStage = goods.map { ContributionStage($0.value.stage) }
        let moneyStage: ContributionStage? = committedMinor > 0 ? .committed : pledged == nil ? nil : .pledged
        return [goodsStage, moneyStage].compactMap { $0 }.max()
    }

    /// The gates that nothing on record shows to be passed, in the order of the ladder.
    public var notEvidenced: [ContributionGate] {
        let isCommitted = (committed?.value.amount.minor ?? 0) > 0
        var gates: [ContributionGate] = []
        if pledged == nil, isCommitted || !payments.isEmpty { gates.append(.pledged) }
        if isCommitted, committed?.value.agreement == nil { gates.append(.agreement) }
        if !isCommitted, !payments.isEmpty { gates.append(.committed) }
        if !isCommitted, let goods, goods.value.stage != .known(.pledged), goods.value.agreement == nil {
            gates.append(.agreement)
        }
        return gates
    }

    private var nothing: Money { Money(minor: 0, currency: currency) }

    private func remainder(of whole: Money?, without part: Int128) -> Money {
        guard let whole, whole.currency == currency else { return Money(minor: 0, currency: currency) }
        return Money(minor: max(0, whole.minor - part), currency: currency)
    }
}
