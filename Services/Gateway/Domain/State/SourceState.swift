public import HashTreeCollections
public import MessageSchema

/// How far one log is folded, and what of it could not be.
public struct SourceState: Sendable {
    /// The last event that was folded, parked or passed over; `nil` before the log was begun.
    public internal(set) var position: Cursor?
    /// Events that could not be taken in, by their place in the log.
    public private(set) var parked: TreeDictionary<UInt64, ParkedFact> = [:]
    /// How many events were of kinds that nobody here handles.
    public internal(set) var unhandled = 0
    /// The first parked event of each subject.
    private var blockers: TreeDictionary<String, EventID> = [:]

    init() {}

    /// The parked event that later ones of a subject wait behind, or `nil` where none is.
    func blocker(operation: OperationID, subject: Subject) -> EventID? {
        blockers[Self.key(operation.wire, subject.wire)]
    }

    mutating func park(_ fact: ParkedFact) {
        parked[fact.id.sequence.value] = fact
        // Bytes without readable attributes belong to no subject, so nothing can wait behind them.
        guard fact.header != nil else { return }
        let key = Self.key(fact.operation, fact.subject)
        if blockers[key] == nil { blockers[key] = fact.id }
    }

    private static func key(_ operation: String, _ subject: String) -> String { operation + "\n" + subject }
}
