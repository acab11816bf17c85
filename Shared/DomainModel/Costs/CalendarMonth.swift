public import MessageSchema

/// A month of the Gregorian calendar, from 1900-01 to 2199-12.
public struct CalendarMonth: Codable, Hashable, Comparable, Sendable {
    /// Months since 0000-01.
    let index: Int

    init(index: Int) { self.index = index }

    /// The month of a day.
    public init(of day: CalendarDay) { index = day.year * 12 + day.month - 1 }

    /// The year.
    public var year: Int { index / 12 }
    /// The month, 1 to 12.
    public var month: Int { index % 12 + 1 }
    /// `YYYY-MM`.
    public var wire: String { date.wire }
    /// The month as a date, which takes effect on its last day.
    public var date: EffectiveDate { .month(year: year, month: month) }
    /// Its last day.
    public var lastDay: CalendarDay { date.lastDay }

    /// The month so many months later, or earlier where below zero; at the most the last or first there is.
    public func advanced(by months: Int) -> CalendarMonth {
        CalendarMonth(index: min(2_199 * 12 + 11, max(1_900 * 12, index + months)))
    }

    /// How many months lie between this one and a later one.
    public func distance(to other: CalendarMonth) -> Int { other.index - index }

    /// Earlier months first.
    public static func < (left: CalendarMonth, right: CalendarMonth) -> Bool { left.index < right.index }
}
