public import MessageSchema

/// The operation as mandate established it, once.
public struct EstablishmentRecord: Codable, Hashable, Sendable {
    /// What it is.
    public let establishment: OperationEstablishment
    /// Where that comes from.
    public let created: EntryStamp
}
