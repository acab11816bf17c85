public import MessageSchema

/// What a month of the force costs: strength × rate + lines, with low, best and high as far as the strength is known
/// (DOMAIN.md section 2, funding).
public struct MonthlyCost: Codable, Hashable, Sendable {
    /// The month.
    public let month: CalendarMonth
    /// The currency.
    public let currency: CurrencyCode
    /// The people it is for.
    public let strength: StrengthSum
    /// In minor units, with the low figures of the strength.
    public private(set) var low: Int128 = 0
    /// In minor units, with the best figures.
    public private(set) var best: Int128 = 0
    /// In minor units, with the high figures.
    public private(set) var high: Int128 = 0
    /// What it is made of.
    public private(set) var parts: [Part] = []
    /// How many lines of people are of unknown size, and cost more than is counted here.
    public private(set) var unknownHeadcounts = 0
    /// The kinds of people of known or unknown number for whom no rate is known.
    public private(set) var withoutRate: [Coded<PersonnelKind>] = []
    /// Budget lines that fall in the month at a cost that nobody gives.
    public private(set) var unknownLines: [EntityID] = []

    /// One part of a month's cost.
    public struct Part: Codable, Hashable, Sendable {
        /// The budget line; `nil` for people whose rate names none.
        public let budgetLine: EntityID?
        /// The rate, for people.
        public let costRate: EntityID?
        /// The people, where it is for such.
        public let personnel: Coded<PersonnelKind>?
        /// In minor units, with the low figures.
        public let low: Int128
        /// In minor units, with the best figures.
        public let best: Int128
        /// In minor units, with the high figures.
        public let high: Int128
        /// The event that stated the rate or the line.
        public let event: EventID?
    }

    init(month: CalendarMonth, currency: CurrencyCode, strength: StrengthSum) {
        self.month = month
        self.currency = currency
        self.strength = strength
    }

    /// Whether it costs more than is counted: people of unknown number, without a rate, or lines without an amount.
    public var isOpen: Bool { unknownHeadcounts > 0 || !withoutRate.isEmpty || !unknownLines.isEmpty }

    /// In minor units, by one of the figures.
    public func minor(_ figure: CostFigure) -> Int128 {
        switch figure {
        case .low: low
        case .best: best
        case .high: high
        }
    }

    mutating func add(_ group: DatedStrength.Group, at rate: Timeline<CostRateSet>.Entry) {
        let each = rate.value.counted.amount.minor
        add(
            Part(
                budgetLine: rate.value.budgetLine, costRate: rate.value.costRate, personnel: group.personnel,
                low: Int128(group.sum.low) * each, best: Int128(group.sum.best) * each,
                high: Int128(group.sum.high) * each, event: rate.stamp.event))
        // Two rates for the same people leave the same lines out, not twice as many.
        countUnknown(of: group)
    }

    mutating func add(_ line: BudgetLineDefined, entry: EventID?) {
        guard let counted = line.counted?.amount, counted.currency == currency else {
            unknownLines.append(line.budgetLine)
            return
        }
        add(
            Part(
                budgetLine: line.budgetLine, costRate: nil, personnel: nil, low: counted.minor, best: counted.minor,
                high: counted.minor, event: entry))
    }

    mutating func leaveOut(_ group: DatedStrength.Group) {
        guard group.sum.lines > 0 else { return }
        withoutRate.append(group.personnel)
        countUnknown(of: group)
    }

    private mutating func countUnknown(of group: DatedStrength.Group) {
        let earlier = parts.dropLast().contains { $0.personnel == group.personnel }
        if !earlier { unknownHeadcounts += group.sum.unknown }
    }

    private mutating func add(_ part: Part) {
        parts.append(part)
        low += part.low
        best += part.best
        high += part.high
    }
}

/// Which of a strength's figures a cost goes by.
public enum CostFigure: String, Codable, CaseIterable, Sendable {
    /// No fewer than these.
    case low
    /// The sources' own figures.
    case best
    /// No more than these.
    case high
}
