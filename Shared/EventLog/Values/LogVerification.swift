public import MessageSchema

/// What came out of checking a log from one event to its head.
public struct LogVerification: Hashable, Sendable {
    /// How many events were found sound, up to the first fault.
    public let events: UInt64
    /// The last event found sound.
    public let last: Cursor
    /// The first fault, or `nil` if there is none.
    public let fault: ChainFault?

    /// Takes a result.
    public init(events: UInt64, last: Cursor, fault: ChainFault?) {
        self.events = events
        self.last = last
        self.fault = fault
    }

    /// Whether everything that was looked at is as it was written.
    public var isSound: Bool { fault == nil }
}
