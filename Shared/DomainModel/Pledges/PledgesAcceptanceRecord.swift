public import MessageSchema

/// The operation as pledges took it in, and from where.
public struct PledgesAcceptanceRecord: Codable, Hashable, Sendable {
    /// What was taken in.
    public let acceptance: PledgesOperationAcceptance
    /// Where the event comes from.
    public let stamp: EntryStamp

    init(_ acceptance: PledgesOperationAcceptance, _ stamp: EntryStamp) {
        self.acceptance = acceptance
        self.stamp = stamp
    }

    /// Whether a position of mandate's log is this acceptance's own or an earlier one, so that it brings nothing new.
    public func covers(_ origin: ForeignPosition) -> Bool {
        let known = acceptance.origin
        return known.log == origin.log && (known.epoch, known.sequence) >= (origin.epoch, origin.sequence)
    }
}
