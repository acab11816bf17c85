public import MessageSchema

/// An event that could not be taken in, with the reason.
public struct ParkedFact: Hashable, Sendable {
    /// Its id.
    public let id: EventID
    /// Its attributes, where they could be read.
    public let header: EventHeader?
    /// Why it could not be taken in.
    public let reason: String
    /// The event as it came.
    public let bytes: [UInt8]

    /// The operation it belongs to; empty where it cannot be read.
    public var operation: String { header?.operation.wire ?? "" }
    /// The entity it is about; empty where it cannot be read.
    public var subject: String { header?.subject.wire ?? "" }
    /// The kind of fact; empty where it cannot be read.
    public var type: String { header?.type ?? "" }
}
