public import MessageSchema

/// The operation as command took it in from mandate.
public struct CommandAcceptanceRecord: Codable, Hashable, Sendable {
    /// What it is, and where mandate established it.
    public let acceptance: CommandOperationAcceptance
    /// Where its first acceptance comes from.
    public let created: EntryStamp
    /// Where the acceptance that holds comes from.
    public let stamp: EntryStamp

    /// Whether a position in mandate's log is this one or an earlier one, so that nothing new can come from there.
    public func covers(_ origin: ForeignPosition) -> Bool {
        let held = acceptance.origin
        return held.log == origin.log && (held.epoch, held.sequence) >= (origin.epoch, origin.sequence)
    }
}
