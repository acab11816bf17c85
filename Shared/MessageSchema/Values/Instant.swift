/// A moment in UTC, to the microsecond: `2026-02-19T10:00:00.000000Z`.
public struct Instant: WireText, Comparable {
    /// Microseconds since 1970-01-01T00:00:00Z.
    public let microseconds: Int64

    static let microsecondsPerDay: Int64 = 86_400_000_000

    /// The moment so many microseconds after 1970-01-01T00:00:00Z.
    public init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// Reads a moment in UTC with up to six decimals: `2026-02-19T10:00:00Z` or `2026-02-19T10:00:00.000000Z`.
    public init(wire: String) throws(InvalidValue) {
        guard let instant = Instant.parse(wire) else {
            throw InvalidValue(
                "a moment is written in UTC as YYYY-MM-DDThh:mm:ssZ, with up to six decimals of the second, such as "
                    + "2026-02-19T10:00:00.000000Z, not \(Self.quoted(wire))")
        }
        self = instant
    }

    private static func parse(_ text: String) -> Instant? {
        var text = text
        return text.withUTF8(parse)
    }

    private static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Instant? {
        guard bytes.count >= 20, bytes.count <= 27, bytes[10] == 84, bytes[bytes.count - 1] == 90, bytes[13] == 58,
            bytes[16] == 58, let date = DateDigits.parts(of: bytes[0..<10]),
            let day = date.day.flatMap({ CalendarDay(year: date.year, month: date.month, day: $0) }),
            let hour = DateDigits.number(bytes[11..<13]), hour < 24,
            let minute = DateDigits.number(bytes[14..<16]), minute < 60,
            let second = DateDigits.number(bytes[17..<19]), second < 60
        else { return nil }
        var fraction = 0
        if bytes.count > 20 {
            guard bytes[19] == 46, bytes.count > 21, let digits = DateDigits.number(bytes[20..<(bytes.count - 1)])
            else { return nil }
            fraction = (0..<(27 - bytes.count)).reduce(digits) { value, _ in value * 10 }
        }
        let seconds = Int64(hour * 3600 + minute * 60 + second)
        return Instant(
            microseconds: day.start.microseconds + seconds * 1_000_000 + Int64(fraction))
    }

    /// The moment with six decimals; the nearest one of the calendar's range outside it.
    public var wire: String {
        let day = day
        let within = min(max(microseconds, day.start.microseconds), day.end.microseconds)
        let rest = Int(within - day.start.microseconds)
        let seconds = rest / 1_000_000
        return String(unsafeUninitializedCapacity: 27) { text in
            var end = 0
            func write(_ number: Int, _ width: Int, before separator: Unicode.Scalar) {
                DateDigits.write(number, width, to: text, at: end)
                text[end + width] = UInt8(ascii: separator)
                end += width + 1
            }
            write(day.year, 4, before: "-")
            write(day.month, 2, before: "-")
            write(day.day, 2, before: "T")
            write(seconds / 3600, 2, before: ":")
            write(seconds / 60 % 60, 2, before: ":")
            write(seconds % 60, 2, before: ".")
            write(rest % 1_000_000, 6, before: "Z")
            return end
        }
    }

    /// The day in UTC on which the moment lies; the nearest day of the calendar's range outside it.
    public var day: CalendarDay {
        let days = Int(microseconds.quotientFloor(Instant.microsecondsPerDay))
        return CalendarDay(daysSinceEpoch: days)
            ?? (days < 0
                ? CalendarDay(uncheckedYear: 1900, month: 1, day: 1)
                : CalendarDay(uncheckedYear: 2199, month: 12, day: 31))
    }

    /// This moment moved on by a duration, to the microsecond; the last or first one that can be where it lies beyond.
    public func advanced(by duration: Duration) -> Instant {
        let (seconds, attoseconds) = duration.components
        let moved = Int128(microseconds) + Int128(seconds) * 1_000_000 + Int128(attoseconds / 1_000_000_000_000)
        return Instant(microseconds: Int64(clamping: moved))
    }

    /// The time from another moment to this one; negative where the other is later.
    public func since(_ other: Instant) -> Duration {
        .microseconds(Int64(clamping: Int128(microseconds) - Int128(other.microseconds)))
    }

    /// Earlier moments first.
    public static func < (left: Instant, right: Instant) -> Bool { left.microseconds < right.microseconds }

    /// A string in the format of a date and time.
    public static var schema: JSONSchema {
        .string(format: "date-time", description: "a moment in UTC with up to six decimals, ending in Z")
    }

    /// A moment for probing.
    public static var schemaSample: Instant { CalendarDay.schemaSample.start }
}

extension Int64 {
    /// Division that rounds down, also below zero.
    func quotientFloor(_ divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
