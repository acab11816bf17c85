import Glibc

/// A moment as a log line shows it, in microseconds since 1970.
struct LogTime: Sendable, Hashable {
    let microseconds: Int64

    static func now() -> LogTime {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return LogTime(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
    }

    /// `2026-11-22T12:03:04.123456Z`
    var inUTC: String {
        var (seconds, fraction) = split
        var parts = tm()
        gmtime_r(&seconds, &parts)
        let year = Self.padded(Int64(parts.tm_year) + 1900, 4)
        let date = "\(year)-\(Self.padded(Int64(parts.tm_mon) + 1, 2))-\(Self.padded(Int64(parts.tm_mday), 2))"
        return "\(date)T\(Self.clock(parts)).\(Self.padded(fraction, 6))Z"
    }

    /// `12:03:04.123` in the time zone of the machine.
    var ofDay: String {
        var (seconds, fraction) = split
        var parts = tm()
        localtime_r(&seconds, &parts)
        return "\(Self.clock(parts)).\(Self.padded(fraction / 1000, 3))"
    }

    private var split: (seconds: time_t, fraction: Int64) {
        let (seconds, fraction) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
        return fraction < 0 ? (time_t(seconds - 1), fraction + 1_000_000) : (time_t(seconds), fraction)
    }

    private static func clock(_ parts: tm) -> String {
        "\(padded(Int64(parts.tm_hour), 2)):\(padded(Int64(parts.tm_min), 2)):\(padded(Int64(parts.tm_sec), 2))"
    }

    private static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
