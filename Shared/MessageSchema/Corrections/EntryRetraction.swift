/// Take back an entry: from when this is learned, it counts no longer (DOMAIN.md section 4: a retraction is an entry
/// too).
public struct EntryRetraction<Owner: OwningService>: CommandPayload {
    /// The name of the command.
    public static var name: String { "retract-entry" }

    /// The event that recorded the entry.
    public let event: EventID
    /// Why it is taken back.
    public let reason: Text

    /// Puts it together.
    public init(event: EventID, reason: Text) {
        self.event = event
        self.reason = reason
    }

    /// The entry, by its place in the log; the service knows which entity it is about, and that one owns the revision.
    public func subject(in operation: OperationID) -> Subject { Subject(entry: event) }
}
