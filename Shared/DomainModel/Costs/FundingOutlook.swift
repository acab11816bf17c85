import HashTreeCollections
public import MessageSchema

/// What the force costs in the coming month and what money lacks for the coming twelve, by the strength that funding has
/// taken in (DOMAIN.md section 2, funding: monthly cost, shortfall).
public struct FundingOutlook: Hashable, Sendable {
    /// How many months a shortfall looks ahead.
    public static let months = 12

    /// The day from which it looks ahead.
    public let day: CalendarDay
    /// The cost of the coming month for each strength, in the order of the vocabulary.
    public let costs: [MonthlyCostStated]
    /// What is missing, by strength and money in the order of the vocabularies; money that pays for all months has no
    /// entry.
    public let shortfalls: [ShortfallStatement]

    /// Looks ahead from a day; `nil` as long as the operation's currency is not known.
    public init?(_ records: FundingRecords, on day: CalendarDay) {
        let moment = Moment(asOf: day, knownAt: nil)
        guard let means = records.means(at: moment, withholding: records.withheld) else { return nil }
        let first = CalendarMonth(of: day).advanced(by: 1)
        let table = CostTable(records, at: moment, in: means.currency)
        let periods = records.strengths.sorted { $0.key < $1.key }.map(\.value.strength.periods)
        var (costs, shortfalls): ([MonthlyCostStated], [ShortfallStatement]) = ([], [])
        for basis in StrengthBasis.allCases {
            let strength = DatedStrength.all(of: periods, for: basis, from: first)
            let months = table.costs(of: strength, from: first, months: Self.months)
            if let coming = months.first { costs.append(MonthlyCostStated(coming, for: basis, on: day)) }
            for level in MoneyLevel.allCases {
                guard let shortfall = Shortfall(money: means.money(level), costs: months) else { continue }
                shortfalls.append(
                    ShortfallStatement(
                        strength: .known(basis), money: .known(level), on: day, month: shortfall.month.date,
                        missing: Money(minor: shortfall.missing, currency: shortfall.currency),
                        until: first.advanced(by: Self.months - 1).date))
            }
        }
        self.day = day
        self.costs = costs
        self.shortfalls = shortfalls
    }

    /// What is missing of some money for a strength.
    public func shortfall(of money: MoneyLevel, for strength: StrengthBasis) -> ShortfallStatement? {
        shortfalls.first { $0.money == .known(money) && $0.strength == .known(strength) }
    }

    /// What of it was not stated last: costs first, then shortfalls that opened, changed and closed.
    public func unstated(in records: FundingRecords) -> [FundingEvent] {
        var events: [FundingEvent] = costs.filter { cost in
            guard let last = records.costs[.cost(of: cost.strength)]?.last?.fact else { return !cost.isNothing }
            return !cost.isSame(as: last)
        }.map { .monthlyCostStated($0) }
        for basis in StrengthBasis.allCases {
            for level in MoneyLevel.allCases {
                let last = records.shortfalls[.shortfall(of: .known(level), for: .known(basis))]?.last
                let before = last.flatMap { $0.isOpen ? $0.statement : nil }
                switch (before, shortfall(of: level, for: basis)) {
                case (nil, let now?): events.append(.shortfallOpened(ShortfallOpened(now)))
                case (let before?, nil):
                    events.append(
                        .shortfallClosed(
                            ShortfallClosed(
                                ShortfallStatement(
                                    strength: before.strength, money: before.money, on: day, month: before.month,
                                    missing: before.missing, until: before.until))))
                case (let before?, let now?) where !now.isSame(as: before):
                    events.append(.shortfallChanged(ShortfallChanged(now)))
                default: break
                }
            }
        }
        return events
    }
}

extension MeansOfPayment {
    /// The money of a level, in minor units.
    public func money(_ level: MoneyLevel) -> Int128 {
        switch level {
        case .held: held
        case .committed: heldAndCommitted
        case .pledged: withPledges
        }
    }
}

extension MonthlyCostStated {
    init(_ cost: MonthlyCost, for basis: StrengthBasis, on day: CalendarDay) {
        func money(_ minor: Int128) -> Money { Money(minor: minor, currency: cost.currency) }
        self.init(
            strength: .known(basis), month: cost.month.date, on: day, people: cost.strength.best,
            low: money(cost.low), best: money(cost.best), high: money(cost.high),
            unknownHeadcounts: cost.unknownHeadcounts == 0 ? nil : cost.unknownHeadcounts,
            withoutRate: cost.withoutRate.isEmpty ? nil : cost.withoutRate,
            unknownLines: cost.unknownLines.isEmpty ? nil : cost.unknownLines)
    }

    /// Whether there is nobody to pay for and nothing that costs.
    fileprivate var isNothing: Bool {
        people == 0 && high.minor == 0 && unknownHeadcounts == nil && withoutRate == nil && unknownLines == nil
    }

    /// Whether it says the same, if for another month.
    fileprivate func isSame(as other: MonthlyCostStated) -> Bool {
        (people, low, best, high) == (other.people, other.low, other.best, other.high)
            && (unknownHeadcounts, withoutRate, unknownLines)
                == (other.unknownHeadcounts, other.withoutRate, other.unknownLines)
    }
}

extension ShortfallStatement {
    /// Whether it says the same, if on another day.
    fileprivate func isSame(as other: ShortfallStatement) -> Bool {
        month == other.month && missing == other.missing && until == other.until
    }
}
