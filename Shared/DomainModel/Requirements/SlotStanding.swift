public import MessageSchema

/// How one slot stood at a moment: what is required, what fills it, what is missing, and what of that is accepted as a
/// risk.
///
/// What is required less what is matched, never below zero, is the gap; the gap and what is matched (no more than is
/// required) come to what is required, by the best figures.
public struct SlotStanding: Hashable, Sendable {
    /// The slot as it is defined.
    public let requirement: Requirement
    /// Where that comes from.
    public let entry: EntryStamp
    /// Whether it is needed.
    public let state: SlotState
    /// Why it is needed no more.
    public let cancellation: RequirementCancellation?
    /// The lines that are matched to it, those that fill nothing among them, in the order of pledge and line.
    public let matches: [SlotMatch]
    /// What fills it, firm or not.
    public let matched: StrengthSum
    /// What of it is committed or beyond.
    public let nominal: StrengthSum
    /// What of it is in theatre.
    public let inTheatre: StrengthSum
    /// How many offered lines fill it; a line and its parts are one unit.
    public let units: Int
    /// What is missing; unknown where what is required is. Its low is left out where lines of unknown size fill the slot.
    public let gap: Quantity
    /// How many more are matched than are required, by the best figures.
    public let excess: Int
    /// The acceptance of the gap that holds, also where there is no gap now.
    public let acceptance: GapAcceptance?
    /// Where that comes from.
    public let acceptedBy: EntryStamp?

    /// How a slot stood at a moment, or `nil` where it was not there. A slot that is not open counts nothing.
    public init?(_ record: RequirementRecord, _ matches: [SlotMatch], at moment: Moment) {
        guard let defined = record.entry(at: moment) else { return nil }
        requirement = defined.value
        entry = defined.stamp
        let cancelled = record.cancellation(at: moment)
        cancellation = cancelled?.value
        state = cancelled != nil ? .cancelled : record.isOpen(at: moment) ? .open : .notSupported
        self.matches = matches
        let filling = matches.filter(\.fills)
        let matched = Self.sum(filling) { _ in true }
        self.matched = matched
        nominal = Self.sum(filling) { $0.isNominal }
        inTheatre = Self.sum(filling) { $0 == .inTheatre }
        units = Set(filling.map { LineReference(pledge: $0.line.pledge, line: $0.line.root) }).count
        // Nothing is missing of what is needed no more.
        gap = state == .open ? Self.gap(defined.value.headcount, matched) : Self.nothing
        excess =
            state == .open ? defined.value.headcount.figures.map { max(0, matched.best - $0.headline) } ?? 0 : 0
        let accepted = record.acceptance(at: moment)
        acceptance = accepted?.acceptance
        acceptedBy = accepted?.stamp
    }

    /// How many missing people are accepted as a risk; `nil` where none are, or nobody knows how many are missing.
    public var accepted: Int? {
        guard let acceptance, let missing = gap.figures?.headline else { return nil }
        return min(acceptance.quantity ?? missing, missing)
    }

    /// What is missing and not accepted as a risk; unknown where what is missing is and no acceptance covers all of it.
    public var open: Quantity {
        guard let acceptance else { return gap }
        guard let figures = gap.figures else { return acceptance.quantity == nil ? Self.nothing : .unknown }
        guard let quantity = acceptance.quantity else { return Self.nothing }
        let rest = try? Quantity.Figures(
            low: figures.low.map { max(0, $0 - quantity) }, best: max(0, figures.headline - quantity),
            high: figures.high.map { max(0, $0 - quantity) })
        return rest.map { .known($0) } ?? .unknown
    }

    /// How many people to look for: those that no acceptance covers, or all that are missing where one covers them all.
    var wanted: Quantity { hasOpenGap ? open : gap }

    /// Whether it is needed, and somebody is missing, or may be, that no acceptance covers.
    public var hasOpenGap: Bool { state == .open && (open.figures.map { $0.headline > 0 } ?? true) }

    /// What fills it at one stage.
    public func strength(at stage: LineStage) -> StrengthSum { Self.sum(matches.filter(\.fills)) { $0 == stage } }

    /// The events that all of it rests on.
    public var references: [EventID] {
        EventID.ordered([entry.event] + [acceptedBy?.event].compactMap { $0 } + matches.flatMap(\.references))
    }

    private static var nothing: Quantity {
        (try? Quantity.Figures(low: 0, best: 0, high: 0)).map { .known($0) } ?? .unknown
    }

    private static func sum(_ matches: [SlotMatch], _ counts: (LineStage) -> Bool) -> StrengthSum {
        StrengthSum(matches.filter { $0.stage?.term.map(counts) ?? false }.compactMap(\.match.counted))
    }

    private static func gap(_ required: Quantity, _ matched: StrengthSum) -> Quantity {
        guard let figures = required.figures else { return .unknown }
        let isOpenAbove = matched.unknown > 0 || matched.openHigh > 0
        let gap = try? Quantity.Figures(
            low: isOpenAbove ? nil : max(0, (figures.low ?? figures.headline) - matched.high),
            best: max(0, figures.headline - matched.best),
            high: max(0, (figures.high ?? figures.headline) - matched.low))
        return gap.map { .known($0) } ?? .unknown
    }
}
