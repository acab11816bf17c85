import Foundation

/// The system's monotonic clock, in nanoseconds; the same in all processes.
func monotonicNanoseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}

/// What is said of many measured values.
enum Figures {
    /// The value below which this part of all values lies; 0 of none.
    static func quantile(_ part: Double, of values: [Double]) -> Double {
        let sorted = values.sorted()
        return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Double(sorted.count) * part))]
    }

    static func median(_ values: [Double]) -> Double { quantile(0.5, of: values) }

    /// A rate in thousands a second.
    static func thousands(_ rate: Double) -> String {
        String(format: rate < 100_000 ? "%.1f k/s" : "%.0f k/s", rate / 1_000)
    }

    /// A time, given in nanoseconds.
    static func microseconds(_ time: Double) -> String { String(format: "%.0f µs", time / 1_000) }

    /// A time, given in nanoseconds.
    static func seconds(_ time: Double) -> String { String(format: "%.2f s", time / 1e9) }

    /// A size, given in bytes.
    static func mebibytes(_ size: Double) -> String { String(format: "%.0f MiB", size / 1_048_576) }
}
