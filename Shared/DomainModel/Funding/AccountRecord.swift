public import HashTreeCollections
public import MessageSchema

/// An account: what was paid into it, allocated and disbursed, each entry on its timeline, because any can be corrected.
public struct AccountRecord: Codable, Hashable, Sendable {
    /// Its id.
    public let account: EntityID
    /// Where the event that first named it comes from.
    public let created: EntryStamp
    /// What it is called and who holds it.
    public private(set) var opening = Timeline<AccountOpening>()
    /// Every word that it was closed.
    public private(set) var closure = Timeline<AccountClosure>()
    /// The payments into it, by contribution and payment.
    public private(set) var deposits: TreeDictionary<EntityID, TreeDictionary<EntityID, Timeline<PaymentFigure>>> = [:]
    /// What is set aside for budget lines.
    public private(set) var allocations: TreeDictionary<EntityID, Timeline<FundAllocation>> = [:]
    /// What was paid out.
    public private(set) var disbursements: TreeDictionary<EntityID, Timeline<FundsDisbursed>> = [:]

    init(account: EntityID, _ stamp: EntryStamp) {
        self.account = account
        created = stamp
    }

    mutating func apply(_ event: AccountOpening, _ stamp: EntryStamp) { opening.insert(event, stamp) }

    mutating func apply(_ event: AccountClosure, _ stamp: EntryStamp) { closure.insert(event, stamp) }

    /// Takes over all that is known of a payment that went into the account; an entry of it that names no account counts
    /// nowhere while it holds.
    mutating func take(_ payment: EntityID, of contribution: EntityID, _ timeline: Timeline<PaymentFigure>) {
        deposits[contribution, default: [:]][payment] = timeline
    }

    mutating func apply(_ event: FundAllocation, _ stamp: EntryStamp) {
        allocations[event.allocation, default: Timeline()].insert(event, stamp)
    }

    mutating func apply(_ event: FundsDisbursed, _ stamp: EntryStamp) {
        disbursements[event.disbursement, default: Timeline()].insert(event, stamp)
    }

    /// Whether it was open at a moment.
    public func isOpen(at moment: Moment) -> Bool {
        opening.entry(at: moment) != nil && closure.entry(at: moment) == nil
    }

    /// What is paid in, allocated and disbursed at a moment.
    public func standing(at moment: Moment) -> AccountStanding {
        AccountStanding(
            account: account, opening: opening.entry(at: moment) ?? opening.known(at: moment).last,
            closure: closure.entry(at: moment),
            deposits: deposits.sorted { $0.key < $1.key }.flatMap { contribution, payments in
                payments.sorted { $0.key < $1.key }.compactMap { payment, timeline in
                    guard let entry = timeline.entry(at: moment), entry.value.account == account else { return nil }
                    return AccountStanding.Deposit(contribution: contribution, payment: payment, entry: entry)
                }
            },
            allocations: allocations.sorted { $0.key < $1.key }.compactMap { $0.value.entry(at: moment) },
            disbursements: disbursements.sorted { $0.key < $1.key }.compactMap { $0.value.entry(at: moment) })
    }

    /// The days after a day on which something about it takes effect, in order and once each: where a decision that
    /// comes late has to hold as well.
    public func days(after day: CalendarDay) -> [CalendarDay] {
        var stamps: [EntryStamp] = []
        for payments in deposits.values {
            for timeline in payments.values { stamps += timeline.entries.map(\.stamp) }
        }
        for timeline in allocations.values { stamps += timeline.entries.map(\.stamp) }
        for timeline in disbursements.values { stamps += timeline.entries.map(\.stamp) }
        return Set(stamps.map(\.effective.lastDay)).filter { $0 > day }.sorted()
    }
}
