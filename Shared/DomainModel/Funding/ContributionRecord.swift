public import HashTreeCollections
public import MessageSchema

/// One contribution of a donor: what is pledged and committed as timelines of absolute figures, and its payments.
public struct ContributionRecord: Codable, Hashable, Sendable {
    /// Its id.
    public let contribution: EntityID
    /// Its own currency, that of the first entry with an amount; every figure is in it. As long as none has one, the
    /// operation's.
    public private(set) var currency: CurrencyCode
    /// Whether any entry has an amount; without one its value is unknown.
    public private(set) var hasAmount: Bool
    /// Who contributes; `nil` only as long as no pledge of it is recorded.
    public private(set) var donor: Party?
    /// In money or in kind; `nil` only as long as no pledge of it is recorded.
    public private(set) var kind: Coded<ContributionKind>?
    /// The contribution that the money was received by before it is passed on with this one; fixed once it is named.
    public private(set) var parent: EntityID?
    /// Where its first entry came from.
    public let created: EntryStamp
    /// What is pledged; never added into a funding total.
    public private(set) var pledged = Timeline<PledgeFigure>()
    /// How much is committed in all.
    public private(set) var committed = Timeline<CommitmentFigure>()
    /// Every payment by its id.
    public private(set) var payments: TreeDictionary<EntityID, Timeline<PaymentFigure>> = [:]
    /// What is given in goods or services, and how far that has come.
    public private(set) var goods = Timeline<GoodsFigure>()
    /// When it is to be paid.
    public private(set) var schedule = Timeline<ContributionSchedule>()
    /// How much of it is written down in all.
    public private(set) var writtenDown = Timeline<ContributionWriteDown>()
    /// Whether it is cancelled, beside the ladder.
    public private(set) var cancellation = Timeline<CancellationFigure>()
    /// The last event about it, by which a sender says what it has seen.
    public private(set) var lastEvent: EventID

    init(contribution: EntityID, currency: CurrencyCode, hasAmount: Bool, stamp: EntryStamp) {
        self.contribution = contribution
        self.currency = currency
        self.hasAmount = hasAmount
        created = stamp
        lastEvent = stamp.event
    }

    /// The first amount says which currency it is in.
    mutating func takeAmount(in currency: CurrencyCode) {
        guard !hasAmount else { return }
        hasAmount = true
        self.currency = currency
    }

    mutating func apply(_ event: ContributionPledged, _ stamp: EntryStamp) {
        donor = donor ?? event.donor
        kind = kind ?? event.kind
        parent = parent ?? event.parent
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

    mutating func apply(_ event: ContributionInKind, _ stamp: EntryStamp) {
        donor = donor ?? event.donor
        kind = kind ?? .known(.inKind)
        goods.insert(GoodsFigure(event), stamp)
        lastEvent = stamp.event
    }

    mutating func apply(_ event: ContributionSchedule, _ stamp: EntryStamp) {
        schedule.insert(event, stamp)
        lastEvent = stamp.event
    }

    mutating func apply(_ event: ContributionWriteDown, _ stamp: EntryStamp) {
        writtenDown.insert(event, stamp)
        lastEvent = stamp.event
    }

    mutating func apply(_ event: ContributionCancellation, _ stamp: EntryStamp) {
        cancellation.insert(CancellationFigure(isCancelled: true, reason: event.reason, wording: event.wording), stamp)
        lastEvent = stamp.event
    }

    mutating func apply(_ event: ContributionReinstatement, _ stamp: EntryStamp) {
        cancellation.insert(CancellationFigure(isCancelled: false, reason: event.reason, wording: event.wording), stamp)
        lastEvent = stamp.event
    }

    /// Whether anything about it was in effect and known at a moment, however weak its source.
    public func exists(at moment: Moment) -> Bool {
        !pledged.known(at: moment).isEmpty || !committed.known(at: moment).isEmpty
            || !goods.known(at: moment).isEmpty
            || payments.contains { !$0.value.known(at: moment).isEmpty }
    }

    /// The days after a day on which something about it takes effect, in order and once each: where a decision that
    /// comes late has to hold as well.
    public func days(after day: CalendarDay) -> [CalendarDay] {
        let stamps =
            committed.entries.map(\.stamp) + writtenDown.entries.map(\.stamp)
            + payments.values.flatMap { $0.entries.map(\.stamp) }
        return Set(stamps.map(\.effective.lastDay).filter { $0 > day }).sorted()
    }

    /// What is pledged, committed and paid at a moment.
    public func standing(at moment: Moment) -> ContributionStanding {
        let entries = payments.sorted { $0.key < $1.key }.compactMap { payment, timeline in
            timeline.entry(at: moment).map { ContributionStanding.Payment(payment: payment, entry: $0) }
        }
        // Who contributes is known from when a pledge, or an offer in kind, was learned.
        let isKnown =
            pledged.entries.contains { moment.isKnown($0.stamp) } || goods.entries.contains { moment.isKnown($0.stamp) }
        // Fixed once it is named, but known only from when that was learned.
        let parent = pledged.entries.first {
            $0.stamp.movesValues && moment.includes($0.stamp) && $0.value.parent != nil
        }
        return ContributionStanding(
            contribution: contribution, donor: isKnown ? donor : nil, kind: isKnown ? kind : nil,
            parent: parent?.value.parent, currency: currency,
            pledged: pledged.entry(at: moment), committed: committed.entry(at: moment), payments: entries,
            goods: goods.entry(at: moment), schedule: schedule.entry(at: moment),
            writtenDownEntry: writtenDown.entry(at: moment), cancellation: cancellation.entry(at: moment))
    }

    /// How much is paid at a moment, in its own currency.
    public func paid(at moment: Moment) -> Money { standing(at: moment).paid }
}
