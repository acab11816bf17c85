/// The id of an event, unique among all logs: `<log id>.<epoch>.<sequence>`.
public struct EventID: WireText {
    /// The log it stands in.
    public let log: LogID
    /// The log's epoch when it was recorded.
    public let epoch: Epoch
    /// Its place in the log.
    public let sequence: SequenceNumber

    /// Names an event.
    public init(log: LogID, epoch: Epoch, sequence: SequenceNumber) {
        self.log = log
        self.epoch = epoch
        self.sequence = sequence
    }

    /// Reads `<log id>.<epoch>.<sequence>`.
    public init(wire: String) throws(InvalidValue) {
        let bytes = wire.utf8
        let point = UInt8(ascii: ".")
        // A log's name has no point in it.
        guard let first = bytes.firstIndex(of: point),
            let second = bytes[bytes.index(after: first)...].firstIndex(of: point),
            let log = LogID(String(wire[..<first])),
            let epoch = Self.number(bytes[bytes.index(after: first)..<second]).flatMap(UInt32.init(exactly:)),
            let sequence = Self.number(bytes[bytes.index(after: second)...])
        else {
            throw InvalidValue("an event id is <log id>.<epoch>.<sequence>, not \(Self.quoted(wire))")
        }
        self.init(log: log, epoch: Epoch(epoch), sequence: SequenceNumber(sequence))
    }

    /// A number that is written in the one way an id is: Swift would also read a sign and leading zeros, and two texts
    /// would then name one event.
    private static func number(_ digits: Substring.UTF8View) -> UInt64? {
        guard let first = digits.first, first != 48 || digits.count == 1 else { return nil }
        var value: UInt64 = 0
        for digit in digits {
            guard (48...57).contains(digit) else { return nil }
            let (tens, isTooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, isBeyond) = tens.addingReportingOverflow(UInt64(digit - 48))
            guard !isTooLarge, !isBeyond else { return nil }
            value = sum
        }
        return value
    }

    /// The id as it stands in the event.
    public var wire: String { "\(log.value).\(epoch.value).\(sequence.value)" }

    /// A string with the pattern of event ids.
    public static var schema: JSONSchema {
        .string(pattern: "^[a-z0-9-]{1,64}\\.[0-9]+\\.[0-9]+$", description: "<log id>.<epoch>.<sequence>")
    }

    /// An id for probing.
    public static var schemaSample: EventID {
        EventID(log: .random(for: "sample"), epoch: .first, sequence: SequenceNumber(1))
    }
}
