import MessageSchema

/// What is compared of a line or a slot, in numbers: millions of pairs are weighed by it, and words are only made for those
/// that are shown.
struct FitMeasure: Hashable, Sendable {
    /// Which people; `nil` for any and for kinds that this program does not know.
    var personnel: PersonnelKind?
    /// For a line how many are free, for a slot how many are missing; `nil` where nobody knows.
    var people: Int?
    /// For a line from when, for a slot by when, in days since 1970.
    var from: Int?
    /// Until when, in days since 1970.
    var until: Int?
    /// Days to move.
    var daysToMove: Int?
    /// For a line how far up the ladder it is.
    var rung = 0

    init(of line: LineOffer, free: Quantity, stage: LineStage?) {
        personnel = line.personnel.term.flatMap { $0 == .any ? nil : $0 }
        people = free.figures?.headline
        from = line.availableFrom?.lastDay.daysSinceEpoch
        until = line.until?.lastDay.daysSinceEpoch
        daysToMove = line.maximumDaysToMove
        rung = stage?.rung ?? 0
    }

    init(of slot: Requirement, missing: Quantity) {
        personnel = slot.personnel.term.flatMap { $0 == .any ? nil : $0 }
        people = missing.figures?.headline
        from = slot.neededBy?.lastDay.daysSinceEpoch
        until = slot.until?.lastDay.daysSinceEpoch
        daysToMove = slot.maximumDaysToMove
    }
}

/// How a line and a slot compare in numbers.
struct FitGauge: Hashable, Sendable {
    let line: FitMeasure
    let slot: FitMeasure

    /// Whether both say which people, and not the same ones.
    var hasOtherPeople: Bool {
        guard let own = line.personnel, let asked = slot.personnel else { return false }
        return own != asked
    }

    /// Whether the slot asks for a kind of people, and the line does not say which it has.
    var hasPeopleOfUnknownKind: Bool { slot.personnel != nil && line.personnel == nil }

    /// Days by which the line comes late, 0 where it does not; `nil` where nobody knows.
    var daysLate: Int? {
        guard let needed = slot.from else { return 0 }
        return line.from.map { max(0, $0 - needed) }
    }

    /// Days by which the line leaves before the slot ends or is even needed; 0 where it does not or nobody has said.
    var daysShort: Int {
        guard let leaves = line.until, let needed = slot.until ?? slot.from else { return 0 }
        return max(0, needed - leaves)
    }

    /// Days by which the line moves slower than allowed, 0 where it does not; `nil` where nobody knows.
    var daysSlow: Int? {
        guard let allowed = slot.daysToMove else { return 0 }
        return line.daysToMove.map { max(0, $0 - allowed) }
    }

    /// Hundredths of what is missing that the line leaves open; `nil` where nobody knows.
    var hundredthsMissing: Int? {
        guard let missing = slot.people, let free = line.people else { return nil }
        guard missing > 0 else { return 0 }
        return 100 * max(0, missing - free) / missing
    }

    /// What all of it costs in the ranking: the more, the worse. Another kind of people weighs most, then time, then
    /// numbers, then how firm the offer is; what is not known costs a little.
    var penalty: Int {
        var penalty = hasOtherPeople ? 200 : hasPeopleOfUnknownKind ? 10 : 0
        penalty += daysLate.map { $0 == 0 ? 0 : 30 + min(120, $0) } ?? 15
        penalty += daysShort == 0 ? 0 : 20 + min(60, daysShort / 3)
        penalty += daysSlow.map { $0 == 0 ? 0 : 20 + min(40, $0) } ?? 8
        penalty += hundredthsMissing.map { $0 * 6 / 10 } ?? 30
        return penalty + 3 * max(0, 5 - line.rung)
    }
}
