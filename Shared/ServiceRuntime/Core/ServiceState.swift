public import DomainModel
public import HashTreeCollections
public import MessageSchema

/// Everything a service knows that its own log determines: all operations, and the revision of every entity.
///
/// Two states folded from the same events are equal and have the same digest. Copies share what they have in common.
public struct ServiceState<A: Aggregate>: Codable, Hashable, Sendable {
    /// Every operation by its id.
    public private(set) var operations: TreeDictionary<OperationID, A> = [:]
    /// The last sequence of every entity, by operation.
    public private(set) var revisions: TreeDictionary<OperationID, TreeDictionary<Subject, SequenceNumber>> = [:]
    /// When the last event was recorded; recording never runs backwards.
    public private(set) var lastRecorded = Instant(microseconds: 0)

    /// The state before the first event.
    public init() {}

    /// The operation with that id, or one before its first event.
    public func operation(_ id: OperationID) -> A {
        operations[id] ?? A(operation: id)
    }

    /// The revision of an entity: the sequence of the last event about it, 0 for none.
    public func revision(of subject: Subject, in operation: OperationID) -> SequenceNumber {
        revisions[operation]?[subject] ?? .zero
    }

    /// Folds an event.
    public mutating func fold(_ event: RecordedEvent<A.Event>) {
        let header = event.header
        operations[header.operation, default: A(operation: header.operation)].apply(event)
        revisions[header.operation, default: [:]][header.subject] = header.id.sequence
        lastRecorded = max(lastRecorded, header.recorded)
    }

    /// The SHA-256 of the state in canonical JSON.
    /// - Throws: `EncodingError` or `CanonicalJSONError` where a value cannot be written.
    public func digest() throws -> Digest256 {
        Digest256(of: try CanonicalJSON.bytes(of: try JSONValue.encoding(self)))
    }
}
