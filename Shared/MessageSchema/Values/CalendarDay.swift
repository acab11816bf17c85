/// A day of the Gregorian calendar, in UTC, from 1900-01-01 to 2199-12-31: `2026-02-19`.
public struct CalendarDay: WireKey {
    /// The year, 1900 to 2199.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int
    /// The day of the month, from 1.
    public let day: Int

    /// Takes a day that exists, or answers `nil`.
    public init?(year: Int, month: Int, day: Int) {
        guard (1900...2199).contains(year), (1...12).contains(month),
            (1...CalendarDay.length(ofMonth: month, year: year)).contains(day)
        else { return nil }
        self.init(uncheckedYear: year, month: month, day: day)
    }

    init(uncheckedYear year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads `YYYY-MM-DD`.
    public init(wire: String) throws(InvalidValue) {
        guard let parts = DateDigits.parts(of: wire.utf8), let day = parts.day else {
            throw InvalidValue("a day is written YYYY-MM-DD, such as 2026-02-19, not \(Self.quoted(wire))")
        }
        guard let day = CalendarDay(year: parts.year, month: parts.month, day: day) else {
            throw InvalidValue(
                "\(Self.quoted(wire)) is not a day of the calendar between 1900-01-01 and 2199-12-31")
        }
        self = day
    }

    /// `YYYY-MM-DD`.
    public var wire: String {
        String(unsafeUninitializedCapacity: 10) { text in
            DateDigits.write(year, 4, to: text, at: 0)
            text[4] = UInt8(ascii: "-")
            DateDigits.write(month, 2, to: text, at: 5)
            text[7] = UInt8(ascii: "-")
            DateDigits.write(day, 2, to: text, at: 8)
            return 10
        }
    }

    /// The same day so many months later, or the last day of that month where it is shorter; the last day that can be
    /// written where it would be later than that.
    public func adding(months: Int) -> CalendarDay {
        let index = year * 12 + month - 1 + months
        let (year, month) = (index / 12, index % 12 + 1)
        let last = CalendarDay.length(ofMonth: month, year: year)
        return CalendarDay(year: year, month: month, day: min(day, last))
            ?? CalendarDay(uncheckedYear: 2_199, month: 12, day: 31)
    }

    /// The day after; the last day that can be written is its own.
    public var next: CalendarDay { CalendarDay(daysSinceEpoch: daysSinceEpoch + 1) ?? self }

    /// How many days a month has.
    static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days since 1970-01-01 in the proleptic Gregorian calendar.
    public var daysSinceEpoch: Int {
        // Years counted from March put the leap day last, so that month lengths follow one linear formula.
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The day that lies so many days after 1970-01-01, or `nil` outside the range of days.
    public init?(daysSinceEpoch days: Int) {
        // Far beyond the range of days, so that no sum below can overflow.
        guard (-719_468...3_000_000).contains(days) else { return nil }
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let index = (5 * dayOfYear + 2) / 153
        let month = index < 10 ? index + 3 : index - 9
        self.init(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month, day: dayOfYear - (153 * index + 2) / 5 + 1
        )
    }

    /// The moment at which the day begins in UTC.
    public var start: Instant { Instant(microseconds: Int64(daysSinceEpoch) * Instant.microsecondsPerDay) }

    /// The last microsecond of the day in UTC: what a day given in a question means (DOMAIN.md section 4).
    public var end: Instant { Instant(microseconds: Int64(daysSinceEpoch + 1) * Instant.microsecondsPerDay - 1) }

    /// Earlier days first.
    public static func < (left: CalendarDay, right: CalendarDay) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    /// A string in the format of a date.
    public static var schema: JSONSchema {
        .string(format: "date", description: "a day in UTC, YYYY-MM-DD")
    }

    /// A day for probing.
    public static var schemaSample: CalendarDay { CalendarDay(uncheckedYear: 2026, month: 2, day: 19) }
}

/// Digits of dates, read and written without a formatter, whose cost would show in every event.
enum DateDigits {
    /// The numbers of a text such as `2026-02-19` or `2026-02`; `nil` where its groups are not of these lengths.
    static func parts(of text: some Collection<UInt8>) -> (year: Int, month: Int, day: Int?)? {
        let count = text.count
        guard count == 10 || count == 7 else { return nil }
        var (year, month, day) = (0, 0, 0)
        for (place, byte) in text.enumerated() {
            if place == 4 || place == 7 {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard (48...57).contains(byte) else { return nil }
            let digit = Int(byte - 48)
            switch place {
            case 0..<4: year = year * 10 + digit
            case 5..<7: month = month * 10 + digit
            default: day = day * 10 + digit
            }
        }
        return (year, month, count == 10 ? day : nil)
    }

    /// The value of decimal digits, or `nil` where anything else stands among them.
    static func number(_ digits: some Collection<UInt8>) -> Int? {
        var value = 0
        for digit in digits {
            guard (48...57).contains(digit) else { return nil }
            value = value * 10 + Int(digit - 48)
        }
        return digits.isEmpty ? nil : value
    }

    /// Writes a number with leading zeros, in exactly so many digits.
    static func write(_ number: Int, _ width: Int, to text: UnsafeMutableBufferPointer<UInt8>, at start: Int) {
        var rest = number
        for position in (start..<start + width).reversed() {
            text[position] = 48 + UInt8(rest % 10)
            rest /= 10
        }
    }

    /// A number with leading zeros.
    static func pad(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
