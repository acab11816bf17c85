public import HashTreeCollections
public import MessageSchema

/// One contribution of a donor: what is pledged and committed as timelines of absolute figures, and its payments.
public struct ContributionRecord: Codable, Hashable, Sendable {
    /// Its id.
    public let contribution: EntityID
    /// Its own currency, that of its first entry; every figure is in it.
    public let currency: CurrencyCode
    /// Who contributes; `nil` only as long as no pledge of it is recorded.
    public private(set) var donor: Party?
    /// In money or in kind; `nil` only as long as no pledge of it is recorded.
    public private(set) var kind: Coded<ContributionKind>?
    /// Where its first entry came from.
    public let created: EntryStamp
    /// What is pledged; never added into a funding total.
    public private(set) var pledged = Timeline<PledgeFigure>()
    /// How much is committed in all.
    public private(set) var committed = Timeline<CommitmentFigure>()
    /// Every payment by its id.
    public private(set) var payments: TreeDictionary<EntityID, Timeline<PaymentFigure>> = [:]
    /// The last event about it, by which a sender says what it has seen.
    public private(set) var lastEvent: EventID

    init(contribution: EntityID, currency: CurrencyCode, stamp: EntryStamp) {
        self.contribution = contribution
        self.currency = currency
        created = stamp
        lastEvent = stamp.event
    }

    mutating func apply(_ event: ContributionPledged, _ stamp: EntryStamp) {
        donor = donor ?? event.donor
        kind = kind ?? event.kind
        pledged.insert(PledgeFigure(event), stamp)
        lastEvent = stamp.event
    }

    mutating func apply(_ event: ContributionCommitted, _ stamp: EntryStamp) {
        committed.insert(CommitmentFigure(event), stamp)
        lastEvent = stamp.event
    }

    mutating func apply(_ event: ContributionPaid, _ stamp: EntryStamp) {
        payments[event.payment, default: Timeline()].insert(PaymentFigure(event), stamp)
        lastEvent = stamp.event
    }

    /// Whether anything about it was in effect and known at a moment, however weak its source.
    public func exists(at moment: Moment) -> Bool {
        !pledged.known(at: moment).isEmpty || !committed.known(at: moment).isEmpty
            || payments.contains { !$0.value.known(at: moment).isEmpty }
    }

    /// What is pledged, committed and paid at a moment.
    public func standing(at moment: Moment) -> ContributionStanding {
        let entries = payments.sorted { $0.key < $1.key }.compactMap { payment, timeline in
            timeline.entry(at: moment).map { ContributionStanding.Payment(payment: payment, entry: $0) }
        }
        return ContributionStanding(
            contribution: contribution, donor: donor, kind: kind, currency: currency,
            pledged: pledged.entry(at: moment), committed: committed.entry(at: moment), payments: entries)
    }

    /// How much is paid at a moment, in its own currency.
    public func paid(at moment: Moment) -> Money { standing(at: moment).paid }
}
