public import DomainModel
public import HashTreeCollections
public import MessageSchema

/// Everything a service knows that its own log determines: all operations, and when it was last written to.
///
/// Two states folded from the same events are equal and have the same digest. Copies share what they have in common.
public struct ServiceState<A: Aggregate>: Codable, Hashable, Sendable {
    /// Every operation by its id.
    public private(set) var operations: TreeDictionary<OperationID, CopyOnWrite<A>> = [:]
    /// When the last event was recorded; recording never runs backwards.
    public private(set) var lastRecorded = Instant(microseconds: 0)

    /// The state before the first event.
    public init() {}

    /// The operation with that id, or one before its first event.
    public func operation(_ id: OperationID) -> A { held(id).wrappedValue }

    /// The same, of which no copy is made to look at it.
    func held(_ id: OperationID) -> CopyOnWrite<A> { operations[id] ?? CopyOnWrite(wrappedValue: A(operation: id)) }

    /// Folds an event.
    public mutating func fold(_ event: RecordedEvent<A.Event>) {
        let header = event.header
        operations[header.operation, default: CopyOnWrite(wrappedValue: A(operation: header.operation))]
            .wrappedValue.apply(event)
        lastRecorded = max(lastRecorded, header.recorded)
    }

    /// Moves what was folded of some operations since to where it is in nobody's way, once no earlier state is kept.
    mutating func settle(_ changed: Set<OperationID>) {
        for operation in changed { operations[operation]?.wrappedValue.settle() }
    }

    /// The SHA-256 of the state in canonical JSON.
    /// - Throws: `EncodingError` or `CanonicalJSONError` where a value cannot be written.
    public func digest() throws -> Digest256 {
        Digest256(of: try CanonicalJSON.bytes(of: try JSONValue.encoding(self)))
    }
}
