/// Put an entry right: from when this is learned, the new content counts in its place (DOMAIN.md section 4: a correction
/// is an entry too).
///
/// Where the command gives no effective date, the entry keeps its own.
public struct EntryCorrection<Owner: OwningService>: CommandPayload {
    /// The name of the command.
    public static var name: String { "correct-entry" }

    /// The event that recorded the entry.
    public let event: EventID
    /// The whole content as it should have been: the data of the command that recorded it, or of the event.
    public let content: JSONValue
    /// Why it is corrected.
    public let reason: Text

    /// Puts it together.
    public init(event: EventID, content: JSONValue, reason: Text) {
        self.event = event
        self.content = content
        self.reason = reason
    }

    /// The entry, by its place in the log; the service knows which entity it is about, and that one owns the revision.
    public func subject(in operation: OperationID) -> Subject { Subject(entry: event) }
}
