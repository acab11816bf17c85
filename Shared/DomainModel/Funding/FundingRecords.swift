public import HashTreeCollections
public import MessageSchema

/// All that funding holds of one operation, folded from its events; used by the service and by the gateway.
public struct FundingRecords: Codable, Hashable, Sendable {
    /// The operation as it was taken in from mandate; `nil` as long as it was not.
    public private(set) var acceptance: Acceptance?
    /// Every contribution by its id.
    public private(set) var contributions: TreeDictionary<EntityID, ContributionRecord> = [:]
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
        _ id: EntityID, _ amount: Money, _ stamp: EntryStamp, _ change: (inout ContributionRecord) -> Void
    ) {
        var record =
            contributions[id] ?? ContributionRecord(contribution: id, currency: amount.currency, stamp: stamp)
        change(&record)
        contributions[id] = record
    }
}

extension ForeignPosition {
    /// Whether this position is the other one or a later one of the same log; positions of two logs do not compare.
    public func isAtOrAfter(_ other: ForeignPosition) -> Bool {
        service == other.service && log == other.log && (epoch, sequence) >= (other.epoch, other.sequence)
    }
}
