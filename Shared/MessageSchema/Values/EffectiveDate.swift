/// When something is or was so in the world: a day (`2026-02-19`) or a month (`2026-02`), which takes effect on its last
/// day (DESIGN.md section 5).
public enum EffectiveDate: WireText, Comparable {
    /// A day.
    case day(CalendarDay)
    /// A month whose day is not known.
    case month(year: Int, month: Int)

    /// Reads `YYYY-MM-DD` or `YYYY-MM`.
    public init(wire: String) throws(InvalidValue) {
        guard let parts = DateDigits.parts(of: wire.utf8) else {
            throw InvalidValue(
                "a date is a day, YYYY-MM-DD, or a month, YYYY-MM, such as 2026-02-19 or 2026-02, "
                    + "not \(Self.quoted(wire))")
        }
        if parts.day != nil {
            self = .day(try CalendarDay(wire: wire))
        } else if CalendarDay(year: parts.year, month: parts.month, day: 1) != nil {
            self = .month(year: parts.year, month: parts.month)
        } else {
            throw InvalidValue("\(Self.quoted(wire)) is not a month between 1900-01 and 2199-12")
        }
    }

    /// `YYYY-MM-DD` or `YYYY-MM`.
    public var wire: String {
        switch self {
        case .day(let day): day.wire
        case .month(let year, let month): DateDigits.pad(year, 4) + "-" + DateDigits.pad(month, 2)
        }
    }

    /// The day on which it takes effect: the day itself, or the last one of the month.
    public var lastDay: CalendarDay {
        switch self {
        case .day(let day): day
        case .month(let year, let month):
            CalendarDay(
                uncheckedYear: year, month: month, day: CalendarDay.length(ofMonth: month, year: year))
        }
    }

    /// The first day that it can mean.
    public var firstDay: CalendarDay {
        switch self {
        case .day(let day): day
        case .month(let year, let month): CalendarDay(uncheckedYear: year, month: month, day: 1)
        }
    }

    /// By the day of taking effect; a day before the month that ends on it.
    public static func < (left: EffectiveDate, right: EffectiveDate) -> Bool {
        let (leftDay, rightDay) = (left.lastDay, right.lastDay)
        guard leftDay == rightDay else { return leftDay < rightDay }
        if case .day = left, case .month = right { return true }
        return false
    }

    /// A string: a day or a month.
    public static var schema: JSONSchema {
        .string(
            pattern: "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$",
            description: "a day, YYYY-MM-DD, or a month, YYYY-MM, which takes effect on its last day")
    }

    /// A day for probing.
    public static var schemaSample: EffectiveDate { .day(.schemaSample) }
}
