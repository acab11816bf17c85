/// What a question gives as `knownAt`: a moment, or a day, which means its end in UTC (DOMAIN.md section 4).
public enum KnownTime: WireText {
    /// A day.
    case day(CalendarDay)
    /// A moment.
    case moment(Instant)

    /// Reads `YYYY-MM-DD` or a moment in UTC.
    public init(wire: String) throws(InvalidValue) {
        if let day = try? CalendarDay(wire: wire) {
            self = .day(day)
        } else if let moment = try? Instant(wire: wire) {
            self = .moment(moment)
        } else {
            throw InvalidValue(
                "it is a day, YYYY-MM-DD, which means its end in UTC, or a moment in UTC such as "
                    + "2025-12-20T10:00:00Z, not \(Self.quoted(wire))")
        }
    }

    /// The day or the moment.
    public var wire: String {
        switch self {
        case .day(let day): day.wire
        case .moment(let moment): moment.wire
        }
    }

    /// The moment that is meant: the end of a day.
    public var instant: Instant {
        switch self {
        case .day(let day): day.end
        case .moment(let moment): moment
        }
    }

    /// A string: a day or a moment.
    public static var schema: JSONSchema {
        .string(
            pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,6})?Z)?$",
            description: "a day, which means its end in UTC, or a moment in UTC")
    }

    /// A day for probing.
    public static var schemaSample: KnownTime { .day(.schemaSample) }
}
