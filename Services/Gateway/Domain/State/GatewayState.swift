public import HashTreeCollections
public import MessageSchema

/// All that the gateway knows: the events of the four logs, folded; a value that is cheap to copy at any size.
///
/// Each log is folded by itself, in its own order. What joins several is computed at the question, so no answer hangs on
/// how the logs interleaved.
public struct GatewayState: Sendable {
    /// What is known of each operation.
    public private(set) var operations: TreeDictionary<OperationID, OperationRecords> = [:]
    /// How far each log is folded.
    public private(set) var sources: TreeDictionary<String, SourceState> = [:]
    /// How often anything that is known of an operation changed; the number of the last change tells one edition of it
    /// from others.
    private var changes: UInt64 = 0

    /// Nothing folded yet.
    public init() {}

    /// How far the log of a service is folded.
    public func source(_ service: ServiceName) -> SourceState { sources[service.rawValue] ?? SourceState() }

    /// Tells what is known of an operation from what was known before and will be later; `nil` where nothing is.
    public func edition(of operation: OperationID) -> UInt64? { operations[operation]?.edition }

    /// The last event of each log that is folded.
    public var bookmark: Bookmark {
        var positions: [LogID: Bookmark.Position] = [:]
        for service in ServiceName.allCases {
            guard let position = source(service).position else { continue }
            positions[position.log] = Bookmark.Position(
                service: service, epoch: position.epoch, sequence: position.sequence)
        }
        return Bookmark(positions)
    }

    /// Whether everything that a bookmark names is folded.
    public func reaches(_ bookmark: Bookmark) -> Bool {
        bookmark.positions.allSatisfy { log, wanted in
            guard let position = source(wanted.service).position, position.log.value == log else { return false }
            return (position.epoch, position.sequence) >= (wanted.epoch, wanted.sequence)
        }
    }

    /// Takes in the next event of a log.
    ///
    /// What cannot be read is parked with its reason, and later events of the same subject wait behind it; a name that is
    /// not known here is counted. The position moves on in every case.
    public mutating func fold(
        _ bytes: [UInt8], id: EventID, cursor: Cursor, from service: ServiceName, coder: EventCoder
    ) -> FoldedEvent {
        var source = source(service)
        source.position = cursor
        defer { sources[service.rawValue] = source }
        let result = read(bytes, from: service, coder: coder)
        switch result {
        case .read(let header, let change):
            if let first = source.blocker(operation: header.operation, subject: header.subject) {
                let parked = ParkedFact(
                    id: id, header: header, reason: "waits behind \(first.wire), which is parked", bytes: bytes)
                source.park(parked)
                return FoldedEvent(header: header, parked: parked)
            }
            changes += 1
            Self.make(change, &operations[header.operation, default: OperationRecords()], edition: changes)
            return FoldedEvent(header: header, parked: nil)
        case .unhandled(let header):
            source.unhandled += 1
            return FoldedEvent(header: header, parked: nil)
        case .unreadable(let header, let reason):
            let parked = ParkedFact(id: id, header: header, reason: reason, bytes: bytes)
            source.park(parked)
            return FoldedEvent(header: header, parked: parked)
        }
    }

    /// Changes records where they stand: taken out and put back, all of them would be copied.
    private static func make(
        _ change: (inout OperationRecords) -> Void, _ records: inout OperationRecords, edition: UInt64
    ) {
        change(&records)
        records.edition = edition
    }

    /// Lets go of all that came from a log, which is not the one that was followed; it begins at the cursor.
    public mutating func beginAnew(_ service: ServiceName, at cursor: Cursor) {
        for operation in operations.keys {
            operations[operation]?.forget(service)
            changes += 1
            operations[operation]?.edition = changes
            if operations[operation]?.isEmpty == true { operations[operation] = nil }
        }
        var source = SourceState()
        source.position = cursor
        sources[service.rawValue] = source
    }
}

/// What became of one event.
public struct FoldedEvent: Sendable {
    /// Its attributes, where they could be read.
    public let header: EventHeader?
    /// What is kept of it where it could not be taken in.
    public let parked: ParkedFact?
}
