extension SocketOptions {
    /// One option in the numbers that the library takes.
    struct Setting {
        let name: String
        let value: Int32
    }

    /// A duration as whole milliseconds, rounded up, as the library takes it.
    ///
    /// - Throws: `invalid-option` when it is negative or greater than the library can hold.
    static func milliseconds(
        _ duration: Duration, _ name: String, greatest: Int32 = .max
    ) throws(MessagingError) -> Int32 {
        try rounded(duration, unit: .milliseconds(1), name, greatest: greatest)
    }

    /// A duration as whole seconds, rounded up, as the library takes it for TCP.
    ///
    /// - Throws: `invalid-option` when it is negative or greater than the library can hold.
    static func seconds(_ duration: Duration, _ name: String) throws(MessagingError) -> Int32 {
        try rounded(duration, unit: .seconds(1), name, greatest: .max)
    }

    private static func rounded(
        _ duration: Duration, unit: Duration, _ name: String, greatest: Int32
    ) throws(MessagingError) -> Int32 {
        let units = (duration / unit).rounded(.up)
        guard units >= 0, units <= Double(greatest) else {
            throw MessagingError(
                .invalidOption, "\(name) is \(duration): it must lie between zero and \(unit * Double(greatest)).")
        }
        return Int32(units)
    }

    /// A high-water mark as the library takes it, where zero means none.
    ///
    /// - Throws: `invalid-option` when it is below 1 or greater than the library can hold.
    static func mark(_ mark: HighWaterMark, _ name: String) throws(MessagingError) -> Int32 {
        guard let messages = mark.messages else { return 0 }
        guard messages >= 1, let value = Int32(exactly: messages) else {
            throw MessagingError(
                .invalidOption, "\(name) is \(messages): it must lie between 1 and \(Int32.max), or be .unlimited.")
        }
        return value
    }

    /// A positive number of bytes as the library takes it.
    ///
    /// - Throws: `invalid-option` when it is zero.
    static func positive(_ size: ByteCount, _ name: String) throws(MessagingError) -> Int64 {
        guard size.bytes > 0 else {
            throw MessagingError(.invalidOption, "\(name) is zero: it must be at least one byte.")
        }
        return Int64(size.bytes)
    }

    /// The longest linger: what is longer would make a shutdown wait for too long.
    static let greatestLinger: Int32 = 60_000
    /// libzmq holds the time to live in 16 bits of tenths of a second.
    static let greatestTimeToLive: Int32 = 6_553_500
}
