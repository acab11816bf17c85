/// A position in one or several logs: log → (epoch, sequence). What a command's reply carries, and what `after` and a
/// waiting query name (DESIGN.md section 6).
public struct Bookmark: Codable, Hashable, Sendable {
    /// The positions, by log id.
    public let positions: [String: Position]

    /// Where one log stood.
    public struct Position: Codable, Hashable, Sendable {
        /// Which service owns the log.
        public let service: ServiceName
        /// The epoch of the log.
        public let epoch: Epoch
        /// The last event included.
        public let sequence: SequenceNumber

        /// Names a position.
        public init(service: ServiceName, epoch: Epoch, sequence: SequenceNumber) {
            self.service = service
            self.epoch = epoch
            self.sequence = sequence
        }
    }

    /// A vector of positions by log.
    public init(_ positions: [LogID: Position]) {
        self.positions = Dictionary(uniqueKeysWithValues: positions.map { ($0.key.value, $0.value) })
    }

    /// The position of one log.
    public init(log: LogID, service: ServiceName, epoch: Epoch, sequence: SequenceNumber) {
        positions = [log.value: Position(service: service, epoch: epoch, sequence: sequence)]
    }

    /// Reads an object keyed by log id.
    /// - Throws: `DecodingError.dataCorrupted` where a key is no log id.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let raw = try container.decode([String: Position].self)
        if let wrong = raw.keys.sorted().first(where: { LogID($0) == nil }) {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "a bookmark's keys are log ids, not \(Text.quoted(wrong))")
        }
        positions = raw
    }

    /// Writes an object keyed by log id.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(positions)
    }

    /// The position in the log of a service, with the log's id.
    public func position(of service: ServiceName) -> (log: String, position: Position)? {
        positions.sorted { $0.key < $1.key }.first { $0.value.service == service }.map { ($0.key, $0.value) }
    }

    /// Both bookmarks' positions, the later one where both name a log.
    public func merged(with other: Bookmark) -> Bookmark {
        var merged: [LogID: Position] = [:]
        for (key, position) in Array(positions) + Array(other.positions) {
            guard let log = LogID(key) else { continue }
            if let known = merged[log], (known.epoch, known.sequence) >= (position.epoch, position.sequence) {
                continue
            }
            merged[log] = position
        }
        return Bookmark(merged)
    }
}
