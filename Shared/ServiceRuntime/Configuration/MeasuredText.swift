/// Times and sizes as a person writes them: a number, then its unit.
enum MeasuredText {
    /// `250ms`, `2s`, `0.5s`, `1min`.
    static func duration(_ text: String) -> Duration? {
        guard let (number, unit) = split(text) else { return nil }
        switch unit {
        case "ms": return .nanoseconds(Int64(number * 1_000_000))
        case "s": return .nanoseconds(Int64(number * 1_000_000_000))
        case "min": return .nanoseconds(Int64(number * 60_000_000_000))
        default: return nil
        }
    }

    /// `512B`, `64KiB`, `1MiB`, `2GiB`.
    static func bytes(_ text: String) -> Int? {
        guard let (number, unit) = split(text) else { return nil }
        switch unit {
        case "B": return Int(exactly: number)
        case "KiB": return Int(exactly: number * 1024)
        case "MiB": return Int(exactly: number * 1_048_576)
        case "GiB": return Int(exactly: number * 1_073_741_824)
        default: return nil
        }
    }

    /// The duration in the largest unit that needs no fraction.
    static func text(_ duration: Duration) -> String {
        let milliseconds = duration / .milliseconds(1)
        guard milliseconds >= 1000, milliseconds.truncatingRemainder(dividingBy: 1000) == 0 else {
            return "\(Int(milliseconds))ms"
        }
        return "\(Int(milliseconds / 1000))s"
    }

    private static func split(_ text: String) -> (number: Double, unit: Substring)? {
        let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        // Beyond a million of any unit nothing is allowed anyway, and the conversions above cannot overflow.
        guard let number = Double(digits), (0...1_000_000).contains(number) else { return nil }
        return (number, text[digits.endIndex...].drop { $0 == " " })
    }
}
