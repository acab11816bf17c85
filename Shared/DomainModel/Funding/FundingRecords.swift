public import HashTreeCollections
public import MessageSchema

/// All that funding holds of one operation, folded from its events; used by the service and by the gateway.
public struct FundingRecords: Codable, Hashable, Sendable {
    /// The operation as it was taken in from mandate; `nil` as long as it was not.
    public private(set) var acceptance: Acceptance?
    /// Every contribution by its id.
    public private(set) var contributions: TreeDictionary<EntityID, ContributionRecord> = [:]
    /// Every condition of a donor by its id.
    public private(set) var conditions: TreeDictionary<EntityID, ConditionRecord> = [:]
    /// Every account by its id.
    public private(set) var accounts: TreeDictionary<EntityID, AccountRecord> = [:]
    /// The account of each allocation.
    public private(set) var allocations: TreeDictionary<EntityID, EntityID> = [:]
    /// The account of each disbursement.
    public private(set) var disbursements: TreeDictionary<EntityID, EntityID> = [:]
    /// Every budget line by its id.
    public private(set) var budgetLines: TreeDictionary<EntityID, BudgetLineRecord> = [:]
    /// Every rate by its id.
    public private(set) var costRates: TreeDictionary<EntityID, CostRateRecord> = [:]
    /// Every claim on money.
    public private(set) var claims = ClaimBook()

    /// What funding took in of the operation.
    public struct Acceptance: Codable, Hashable, Sendable {
        /// What it is called.
        public let title: Text
        /// The one currency in which its money is counted.
        public let currency: CurrencyCode
        /// Where mandate established it.
        public let origin: ForeignPosition
        /// When, and on whose word.
        public let stamp: EntryStamp
    }

    /// Records before the first event.
    public init() {}

    /// Folds an event.
    public mutating func apply(_ event: RecordedEvent<FundingEvent>) {
        let stamp = EntryStamp(event)
        switch event.event {
        case .fundingOperationAcceptance(let payload): accept(payload, stamp)
        case .contributionPledged(let payload):
            contribution(payload.contribution, payload.amount, stamp) { $0.apply(payload, stamp) }
        case .contributionCommitted(let payload):
            contribution(payload.contribution, payload.amount, stamp) { $0.apply(payload, stamp) }
        case .contributionPaid(let payload):
            contribution(payload.contribution, payload.amount, stamp) { $0.apply(payload, stamp) }
            deposit(payload, stamp)
        case .contributionSchedule(let payload):
            contribution(payload.contribution, payload.instalments.first?.amount, stamp) { $0.apply(payload, stamp) }
        case .contributionWriteDown(let payload):
            contribution(payload.contribution, payload.amount, stamp) { $0.apply(payload, stamp) }
        case .contributionCancellation(let payload):
            contribution(payload.contribution, nil, stamp) { $0.apply(payload, stamp) }
        case .contributionReinstatement(let payload):
            contribution(payload.contribution, nil, stamp) { $0.apply(payload, stamp) }
        case .contributionInKind(let payload):
            contribution(payload.contribution, nil, counting: payload.countedIn, stamp) { $0.apply(payload, stamp) }
        case .fundingCondition(let payload):
            if conditions[payload.condition] == nil {
                conditions[payload.condition] = ConditionRecord(payload, stamp)
            }
        case .fundingConditionLifting(let payload): conditions[payload.condition]?.lift(payload, stamp)
        case .accountOpening(let payload): change(payload.account, stamp) { $0.apply(payload, stamp) }
        case .accountClosure(let payload): change(payload.account, stamp) { $0.apply(payload, stamp) }
        case .fundAllocation(let payload):
            allocations[payload.allocation] = payload.account
            change(payload.account, stamp) { $0.apply(payload, stamp) }
        case .fundsDisbursed(let payload):
            disbursements[payload.disbursement] = payload.account
            change(payload.account, stamp) { $0.apply(payload, stamp) }
        case .budgetLineDefined(let payload):
            var record = budgetLines[payload.budgetLine] ?? BudgetLineRecord(budgetLine: payload.budgetLine, stamp)
            record.define(payload, stamp)
            budgetLines[payload.budgetLine] = record
        case .costRateSet(let payload):
            var record = costRates[payload.costRate] ?? CostRateRecord(costRate: payload.costRate, stamp)
            record.define(payload, stamp)
            costRates[payload.costRate] = record
        case .fundingClaim(let payload): claims.record(payload.content, stamp)
        }
    }

    /// The currency in which the operation's money is counted; `nil` as long as the operation was not taken in.
    public var currency: CurrencyCode? { acceptance?.currency }

    private mutating func accept(_ payload: FundingOperationAcceptance, _ stamp: EntryStamp) {
        if let held = acceptance?.origin, held.isAtOrAfter(payload.origin) { return }
        acceptance = Acceptance(
            title: payload.title, currency: payload.currency, origin: payload.origin, stamp: stamp)
    }

    private mutating func contribution(
        _ id: EntityID, _ amount: Money?, counting fallback: CurrencyCode? = nil, _ stamp: EntryStamp,
        _ change: (inout ContributionRecord) -> Void
    ) {
        guard let currency = amount?.currency ?? contributions[id]?.currency ?? fallback ?? currency else { return }
        var record =
            contributions[id]
            ?? ContributionRecord(contribution: id, currency: currency, hasAmount: amount != nil, stamp: stamp)
        if let amount { record.takeAmount(in: amount.currency) }
        change(&record)
        contributions[id] = record
    }

    private mutating func deposit(_ payload: ContributionPaid, _ stamp: EntryStamp) {
        guard let timeline = contributions[payload.contribution]?.payments[payload.payment],
            let account = timeline.entries.compactMap(\.value.account).first
        else { return }
        change(account, stamp) { $0.take(payload.payment, of: payload.contribution, timeline) }
    }

    private mutating func change(_ id: EntityID, _ stamp: EntryStamp, _ change: (inout AccountRecord) -> Void) {
        var record = accounts[id] ?? AccountRecord(account: id, stamp)
        change(&record)
        accounts[id] = record
    }
}

extension ForeignPosition {
    /// Whether this position is the other one or a later one of the same log; positions of two logs do not compare.
    public func isAtOrAfter(_ other: ForeignPosition) -> Bool {
        service == other.service && log == other.log && (epoch, sequence) >= (other.epoch, other.sequence)
    }
}
