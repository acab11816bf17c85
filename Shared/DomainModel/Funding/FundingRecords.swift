public import HashTreeCollections
public import MessageSchema

/// All that funding holds of one operation, folded from its events; used by the service and by the gateway.
public struct FundingRecords: CorrectableRecords, Codable, Hashable, Sendable {
    /// The operation as it was taken in from mandate; `nil` as long as it was not.
    public private(set) var acceptance: Acceptance?
    /// Every contribution by its id.
    public private(set) var contributions: SettlingMap<EntityID, ContributionRecord> = [:]
    /// Every condition of a donor by its id.
    public private(set) var conditions: SettlingMap<EntityID, ConditionRecord> = [:]
    /// Every account by its id.
    public private(set) var accounts: SettlingMap<EntityID, AccountRecord> = [:]
    /// The account of each allocation.
    public private(set) var allocations: SettlingMap<EntityID, EntityID> = [:]
    /// The account of each disbursement.
    public private(set) var disbursements: SettlingMap<EntityID, EntityID> = [:]
    /// Every budget line by its id.
    public private(set) var budgetLines: SettlingMap<EntityID, BudgetLineRecord> = [:]
    /// Every rate by its id.
    public private(set) var costRates: SettlingMap<EntityID, CostRateRecord> = [:]
    /// What funding has taken in of the mandate.
    public private(set) var takenIn = TakenInMandate()
    /// What conditions leave of contributions, as it was last stated; one that is not there is untouched.
    public private(set) var availability: SettlingMap<EntityID, ContributionStatement> = [:]
    /// How strong each nation is, by what pledges stated last.
    public private(set) var strengths: SettlingMap<NationCode, TakenStrength> = [:]
    /// What the force costs by the month, as it was stated, the last one last.
    public private(set) var costs: TreeDictionary<Subject, [StatedCost]> = [:]
    /// What money lacks, as it was stated, the last statement last.
    public private(set) var shortfalls: TreeDictionary<Subject, [StatedShortfall]> = [:]
    /// Every claim on money.
    public private(set) var claims = ClaimBook()

    /// Every fact as it was recorded.
    public var journal = Journal<FundingEvent>()

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
    public mutating func apply(_ event: RecordedEvent<FundingEvent>) { take(event) }

    /// Moves what was changed to where it is in nobody's way.
    public mutating func settle() {
        contributions.settle()
        conditions.settle()
        accounts.settle()
        allocations.settle()
        disbursements.settle()
        budgetLines.settle()
        costRates.settle()
        availability.settle()
        strengths.settle()
        journal.settle()
    }

    /// Folds a fact that counts.
    public mutating func fold(_ event: FundingEvent, _ stamp: EntryStamp) {
        switch event {
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
        case .mandateTermTaking(let payload): takenIn.takeIn(payload, stamp)
        case .contributionSuspended(let payload): state(payload.content)
        case .contributionRestricted(let payload): state(payload.content)
        case .contributionUndetermined(let payload): state(payload.content)
        case .contributionAvailable(let payload): state(payload.content)
        case .strengthTaking(let payload): take(payload, stamp)
        case .monthlyCostStated(let payload):
            costs[.cost(of: payload.strength), default: []].append(StatedCost(fact: payload, stamp: stamp))
        case .shortfallOpened(let payload): state(payload.content, isOpen: true, stamp)
        case .shortfallChanged(let payload): state(payload.content, isOpen: true, stamp)
        case .shortfallClosed(let payload): state(payload.content, isOpen: false, stamp)
        case .entryRetracted, .entryCorrected: return
        case .fundingClaim(let payload): claims.record(payload.content, stamp)
        }
    }

    /// Lets go of all that is kept of an entity.
    public mutating func forget(_ subject: Subject, facts: Set<EventID>) {
        guard let id = try? EntityID(wire: subject.id) else { return }
        switch subject.kind {
        case "contribution": contributions[id] = nil
        case "condition": conditions[id] = nil
        case "account": accounts[id] = nil
        case "allocation": allocations[id] = nil
        case "disbursement": disbursements[id] = nil
        case "budgetLine": budgetLines[id] = nil
        case "costRate": costRates[id] = nil
        case "claim": claims.forget(id)
        default: return
        }
    }

    /// What the cell decided to commit where nothing is pledged.
    public func unplaced(in subject: Subject) -> Set<EventID> {
        guard subject.kind == "contribution", let id = try? EntityID(wire: subject.id),
            let contribution = contributions[id], contribution.pledged.entries.isEmpty
        else { return [] }
        return Set(contribution.committed.entries.filter(\.stamp.isDecided).map(\.stamp.event))
    }

    /// Payments add up, so each speaks of itself.
    public func aspects(of event: FundingEvent) -> [String] {
        if case .contributionPaid(let fact) = event { return ["payment \(fact.payment)"] }
        return [type(of: event.payload).type.name]
    }

    /// Whether anything is kept of an entity.
    public func holds(_ subject: Subject) -> Bool {
        guard let id = try? EntityID(wire: subject.id) else { return true }
        return switch subject.kind {
        case "contribution": contributions[id] != nil
        case "condition": conditions[id] != nil
        case "account": accounts[id] != nil
        case "allocation": allocations[id] != nil
        case "disbursement": disbursements[id] != nil
        case "budgetLine": budgetLines[id] != nil
        case "costRate": costRates[id] != nil
        case "claim": claims.claims[id] != nil
        default: true
        }
    }

    /// The mandate as funding knows it: its own copy, by which it decides.
    public var mandate: MandateRecords { takenIn.records }

    /// The contributions that a condition suspends or ends, as it was last stated.
    public var withheld: Set<EntityID> {
        Set(availability.filter { ($0.value.availability.term ?? .untouched) >= .suspended }.map(\.key))
    }

    /// The currency in which the operation's money is counted; `nil` as long as the operation was not taken in.
    public var currency: CurrencyCode? { acceptance?.currency }

    private mutating func accept(_ payload: FundingOperationAcceptance, _ stamp: EntryStamp) {
        if let held = acceptance?.origin, held.isAtOrAfter(payload.origin) { return }
        acceptance = Acceptance(
            title: payload.title, currency: payload.currency, origin: payload.origin, stamp: stamp)
    }

    /// What was stated later holds, and what comes again changes nothing.
    private mutating func take(_ payload: StrengthTaking, _ stamp: EntryStamp) {
        let nation = payload.strength.nation
        if let held = strengths[nation]?.origin, held.isAtOrAfter(payload.origin) { return }
        strengths[nation] = TakenStrength(strength: payload.strength, origin: payload.origin, event: stamp.event)
    }

    private mutating func state(_ statement: ContributionStatement) {
        availability[statement.contribution] = statement
    }

    private mutating func state(_ statement: ShortfallStatement, isOpen: Bool, _ stamp: EntryStamp) {
        let subject = Subject.shortfall(of: statement.money, for: statement.strength)
        shortfalls[subject, default: []].append(
            StatedShortfall(statement: statement, isOpen: isOpen, stamp: stamp))
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
