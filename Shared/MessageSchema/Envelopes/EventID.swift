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
        let parts = wire.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 3, let log = LogID(String(Substring(parts[0]))), Self.isCanonical(parts[1]),
            let epoch = UInt32(Substring(parts[1])), Self.isCanonical(parts[2]),
            let sequence = UInt64(Substring(parts[2]))
        else {
            throw InvalidValue("an event id is <log id>.<epoch>.<sequence>, not \(Self.quoted(wire))")
        }
        self.init(log: log, epoch: Epoch(epoch), sequence: SequenceNumber(sequence))
    }

    /// Whether a number is written in the one way an id is: Swift would also read a sign and leading zeros, and two
    /// texts would then name one event.
    private static func isCanonical(_ digits: Substring.UTF8View) -> Bool {
        digits.first == 48 ? digits.count == 1 : digits.first.map { (49...57).contains($0) } ?? false
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
