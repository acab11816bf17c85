import HashTreeCollections
public import MessageSchema

/// How the people of one line fall to slots at a moment: the matches with what each comes to, and what is free.
///
/// Matches take their people in the order of the slots' ids, each no more than are left, so that the sum of a line's
/// matches never exceeds its size: figure by figure, low, best and high.
public struct LineAllocation: Hashable, Sendable {
    /// The pledge.
    public let pledge: EntityID
    /// Who offers it.
    public let nation: NationCode
    /// What was offered.
    public let offer: LineOffer
    /// The line that it was offered as, itself unless it is a part.
    public let root: EntityID
    /// How the line stood; `nil` where it was not there.
    public let standing: LineStanding?
    /// How large it was.
    public let size: Quantity
    /// Its matches that are not ended, in the order of slots.
    public let matches: [AllocatedMatch]
    /// How many of its people no slot has; unknown where its size is.
    public let free: Quantity
    /// The events that say so.
    public let references: [EventID]

    /// The line's name.
    public var name: LineReference { LineReference(pledge: pledge, line: offer.line) }

    /// Whether it is there and on offer or in use: from announced to in theatre.
    public var isOffered: Bool { standing?.stage.term?.isActive ?? false }

    /// Whether somebody is free, or may be.
    public var hasFree: Bool { free.figures.map { $0.headline > 0 } ?? true }

    init(
        _ line: LineRecord, of pledge: PledgeRecord, _ recorded: [RecordedMatch], isOpen: (EntityID) -> Bool,
        at moment: Moment
    ) {
        let standing = LineStanding(line, of: pledge, at: moment)
        let size = line.size(at: moment)
        var rest = Remainder(size.headcount)
        let exclusion = Self.exclusion(standing)
        matches = recorded.map { match in
            guard isOpen(match.requirement) else {
                return AllocatedMatch(recorded: match, share: nil, isCapped: false, exclusion: .slotNotOpen)
            }
            let (share, isCapped) = rest.take(match.amount)
            return AllocatedMatch(recorded: match, share: share, isCapped: isCapped, exclusion: exclusion)
        }
        free = rest.free
        references = EventID.ordered(
            (standing.map(\.references) ?? []) + size.references + recorded.flatMap(\.references))
        self.pledge = pledge.id
        nation = pledge.nation
        offer = line.offer
        root = pledge.root(of: line)
        self.standing = standing
        self.size = size.headcount
    }

    private static func exclusion(_ standing: LineStanding?) -> MatchExclusion? {
        guard let standing else { return .lineNotThere }
        return standing.stage.term?.isActive == true ? nil : .stage(standing.stage)
    }
}

/// What is left of a line while its matches take their people.
private struct Remainder {
    private var figures: Quantity.Figures?
    private var isTouched = false
    private let whole: Quantity

    init(_ size: Quantity) {
        whole = size
        figures = size.figures
    }

    mutating func take(_ amount: MatchedAmount) -> (share: Quantity, isCapped: Bool) {
        defer { isTouched = true }
        guard let left = figures else { return (.unknown, false) }
        switch amount {
        case .whole:
            let share = isTouched ? Remainder.known(left.low, left.headline, left.high) : whole
            figures = try? Quantity.Figures(low: left.low.map { _ in 0 }, best: 0, high: left.high.map { _ in 0 })
            return (share, isTouched && left.headline < (whole.figures?.headline ?? 0))
        case .people(let count):
            let best = min(count, left.headline)
            let share = Remainder.known(left.low.map { min(count, $0) }, best, min(count, left.high ?? count))
            figures = try? Quantity.Figures(
                low: left.low.map { max(0, $0 - count) }, best: left.headline - best,
                high: left.high.map { max(0, $0 - count) })
            return (share, best < count)
        }
    }

    /// Nobody is known to be free of a line of unknown size that a slot has.
    var free: Quantity {
        guard let figures else { return isTouched ? Remainder.known(0, 0, 0) : .unknown }
        return isTouched ? .known(figures) : whole
    }

    private static func known(_ low: Int?, _ best: Int, _ high: Int?) -> Quantity {
        (try? Quantity.Figures(low: low, best: best, high: high)).map { .known($0) } ?? .unknown
    }
}

extension PledgeRecord {
    /// The line that a line was offered as: itself, or for a part the one it came from in the end.
    func root(of line: LineRecord) -> EntityID {
        var (current, left) = (line, lines.count)
        while let origin = current.origin, let record = lines[origin], left > 0 {
            current = record
            left -= 1
        }
        return current.id
    }
}
