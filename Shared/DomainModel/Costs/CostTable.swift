public import MessageSchema

/// What people and budget lines cost at each date, in one currency: the dated rate table and the lines as they are known.
///
/// A month costs at the rate in effect on its last day; there is no part of a month. Everything is in whole minor units:
/// people × rate is exact, and amounts in another currency were converted once, when they were recorded, halves to even.
public struct CostTable: Hashable, Sendable {
    /// The currency of every cost.
    public let currency: CurrencyCode
    private let rates: [Timeline<CostRateSet>]
    private let lines: [BudgetLineDefined]
    private let lineEntries: [EntityID: EventID]
    private let knownAt: Instant?

    /// The rates and lines that are known at a moment. Rates count by the day of each month, so those that take effect
    /// later are among them; lines count as they are defined by the moment's day.
    public init(_ records: FundingRecords, at moment: Moment, in currency: CurrencyCode) {
        self.currency = currency
        knownAt = moment.knownAt
        rates = records.costRates.sorted { $0.key < $1.key }.map(\.value.definition)
        let entries = records.budgetLines.sorted { $0.key < $1.key }.compactMap {
            $0.value.definition.entry(at: moment)
        }
        lines = entries.map(\.value)
        lineEntries = Dictionary(
            entries.map { ($0.value.budgetLine, $0.stamp.event) }, uniquingKeysWith: { first, _ in first })
    }

    /// The rates in effect on a day, by id.
    public func rates(on day: CalendarDay) -> [Timeline<CostRateSet>.Entry] {
        rates.compactMap { $0.entry(at: Moment(asOf: day, knownAt: knownAt)) }
            .filter { $0.value.counted.amount.currency == currency }
    }

    /// The lines that cost by themselves, by id.
    public var costingLines: [BudgetLineDefined] { lines.filter { $0.kind != .known(.personnel) } }

    /// Lines that cost once on a day that nobody gives, and so fall in no month, by id.
    public var undatedLines: [EntityID] {
        lines.filter { $0.kind == .known(.oneOff) && $0.from == nil }.map(\.budgetLine)
    }

    /// The event that defined a line.
    public func entry(of line: EntityID) -> EventID? { lineEntries[line] }

    /// The cost of a month with so many people.
    public func cost(of strength: DatedStrength, in month: CalendarMonth) -> MonthlyCost {
        var cost = MonthlyCost(month: month, currency: currency, strength: strength.total)
        let current = rates(on: month.lastDay)
        for group in strength.groups {
            let applying = current.filter { $0.value.personnel.covers(group.personnel) }
            if applying.isEmpty {
                cost.leaveOut(group)
                continue
            }
            for rate in applying { cost.add(group, at: rate) }
        }
        for line in costingLines {
            guard line.falls(in: month) else { continue }
            cost.add(line, entry: entry(of: line.budgetLine))
        }
        return cost
    }

    /// The cost of each of some months, with the strength that holds in it; months before the first strength cost what
    /// their lines cost.
    public func costs(of strengths: [DatedStrength], from first: CalendarMonth, months: Int) -> [MonthlyCost] {
        (0..<max(0, months)).map { offset in
            let month = first.advanced(by: offset)
            let strength =
                DatedStrength.holding(in: month, among: strengths) ?? DatedStrength(from: month, groups: [])
            return cost(of: strength, in: month)
        }
    }
}

extension Coded<PersonnelKind> {
    /// Whether a rate for these people is paid for those of a kind: `any` is paid for all.
    func covers(_ other: Coded<PersonnelKind>) -> Bool { self == .known(.any) || self == other }
}

extension BudgetLineDefined {
    /// Whether it costs something in a month.
    func falls(in month: CalendarMonth) -> Bool {
        let (first, last) = (from.map { CalendarMonth(of: $0.lastDay) }, until.map { CalendarMonth(of: $0.lastDay) })
        return switch kind.term {
        case .monthly: (first.map { $0 <= month } ?? true) && (last.map { month <= $0 } ?? true)
        // A cost whose date nobody gives falls in no month; it is said apart.
        case .oneOff: first == month
        case .personnel, nil: false
        }
    }
}
