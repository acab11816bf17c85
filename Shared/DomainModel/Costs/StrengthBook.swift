import HashTreeCollections
public import MessageSchema

/// What some lines come to, month by month, by stage and kind of people; books add up and can be taken out of a sum again.
///
/// Lines that are committed, ready or deploying count from the month from which they are available, those in theatre from
/// the beginning; all of them until the last month for which they are offered. What is on hold or withdrawn counts without
/// a month. What stands before a commitment is in no book.
public struct StrengthBook: Hashable, Sendable {
    private struct Key: Hashable, Comparable, Sendable {
        let stage: Coded<LineStage>
        let personnel: Coded<PersonnelKind>

        /// In the order of the vocabularies.
        static func < (left: Key, right: Key) -> Bool { left.place < right.place }

        private var place: (Int, Int, String, String) {
            (
                stage.term.flatMap(LineStage.allCases.firstIndex) ?? .max,
                personnel.term.flatMap(PersonnelKind.allCases.firstIndex) ?? .max, stage.wire, personnel.wire
            )
        }
    }

    /// What changes from a month on, by the month's index; what was there from the beginning under -1.
    private var changes: TreeDictionary<Int, TreeDictionary<Key, StrengthSum>> = [:]

    /// A book without a line.
    public init() {}

    /// The lines of a pledge as they stood at a moment.
    public init(_ pledge: PledgeRecord, at moment: Moment) {
        guard pledge.exists(at: moment) else { return }
        for line in pledge.lines(at: moment) { add(line, at: moment) }
    }

    /// Whether no line is in it.
    public var isEmpty: Bool { changes.isEmpty }

    /// Adds a line as it stood at a moment.
    public mutating func add(_ line: LineRecord, at moment: Moment) {
        guard let stage = line.stage(at: moment), let term = stage.term, Self.stages.contains(term) else { return }
        let key = Key(stage: stage, personnel: line.offer.personnel)
        let sum = StrengthSum([line.headcount(at: moment)])
        let isDated = term.isNominal
        let first = isDated && term != .inTheatre ? line.offer.availableFrom.map { CalendarMonth(of: $0.lastDay) } : nil
        let last = isDated ? line.offer.until.map { CalendarMonth(of: $0.lastDay) } : nil
        if let first, let last, last < first { return }
        change(key, from: first?.index ?? -1) { $0.add(sum) }
        if let last { change(key, from: last.index + 1) { $0.subtract(sum) } }
    }

    /// Adds the lines of another book.
    public mutating func add(_ other: StrengthBook) {
        for (month, sums) in other.changes {
            for (key, sum) in sums { change(key, from: month) { $0.add(sum) } }
        }
    }

    /// Takes the lines of another book, which were added before, out again.
    public mutating func subtract(_ other: StrengthBook) {
        for (month, sums) in other.changes {
            for (key, sum) in sums { change(key, from: month) { $0.subtract(sum) } }
        }
    }

    /// What the lines come to from a month on: the first period begins there, each holds until the next one, and the last one
    /// for good.
    public func periods(from first: CalendarMonth) -> [StrengthPeriod] {
        var sums: [Key: StrengthSum] = [:]
        var periods: [StrengthPeriod] = []
        func close(_ month: CalendarMonth) {
            let groups = sums.filter { $0.value.lines > 0 }.sorted { $0.key < $1.key }.map { key, sum in
                StrengthGroup(
                    stage: key.stage, personnel: key.personnel, lines: sum.lines, unknown: sum.unknown, low: sum.low,
                    best: sum.best, high: sum.high, openLow: sum.openLow, openHigh: sum.openHigh)
            }
            if groups != periods.last?.groups { periods.append(StrengthPeriod(from: month.date, groups: groups)) }
        }
        var current = first
        for (index, changed) in changes.sorted(by: { $0.key < $1.key }) {
            if index > current.index {
                close(current)
                current = CalendarMonth(index: index)
            }
            for (key, sum) in changed { sums[key, default: StrengthSum()].add(sum) }
        }
        close(current)
        return periods
    }

    /// What is stated of a nation whose lines these are.
    public func statement(of nation: NationCode, on day: CalendarDay) -> StrengthStatement {
        let periods = periods(from: CalendarMonth(of: day))
        var kept: [StrengthPeriod] = []
        var groups = 0
        for period in periods {
            groups += period.groups.count + 1
            if groups > Self.maximumGroups { break }
            kept.append(period)
        }
        let leftOut = periods.count - kept.count
        return StrengthStatement(
            nation: nation, on: day, periods: kept, leftOut: leftOut == 0 ? nil : leftOut)
    }

    private mutating func change(_ key: Key, from month: Int, _ body: (inout StrengthSum) -> Void) {
        var sums = changes[month] ?? [:]
        body(&sums[key, default: StrengthSum()])
        if sums[key] == StrengthSum() { sums[key] = nil }
        changes[month] = sums.isEmpty ? nil : sums
    }

    /// How many groups and periods a statement holds at most, so that its event stays below 64 KiB: each takes less than
    /// 200 bytes.
    private static let maximumGroups = 240

    /// The stages of which strength is stated (DOMAIN.md section 3).
    private static let stages: Set<LineStage> = [
        .committed, .ready, .deploying, .inTheatre, .onHold, .withdrawn,
    ]
}

extension StrengthBook: Codable {
    private struct Change: Codable {
        let month: Int
        let stage: Coded<LineStage>
        let personnel: Coded<PersonnelKind>
        let sum: StrengthSum
    }

    /// Reads the changes.
    public init(from decoder: any Decoder) throws {
        for change in try decoder.singleValueContainer().decode([Change].self) {
            changes[change.month, default: [:]][Key(stage: change.stage, personnel: change.personnel)] = change.sum
        }
    }

    /// Writes the changes in the order of months, stages and kinds, so that equal books are equal bytes.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(
            changes.sorted { $0.key < $1.key }.flatMap { month, sums in
                sums.sorted { $0.key < $1.key }.map { key, sum in
                    Change(month: month, stage: key.stage, personnel: key.personnel, sum: sum)
                }
            })
    }
}

extension StrengthStatement {
    /// What it says from a month on, which is not before its own first one.
    public func periods(from first: CalendarMonth) -> [StrengthPeriod] {
        let (past, coming) = (
            periods.filter { CalendarMonth(of: $0.from.lastDay) <= first },
            periods.filter { first < CalendarMonth(of: $0.from.lastDay) }
        )
        return [StrengthPeriod(from: first.date, groups: past.last?.groups ?? [])] + coming
    }
}
