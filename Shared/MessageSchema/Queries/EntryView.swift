/// One entry with what it comes to at the moment asked for.
public struct EntryView: Codable, Hashable, Sendable {
    /// The event that recorded it; the name by which it is corrected or retracted.
    public let event: EventID
    /// The service that keeps it, and takes corrections of it.
    public let service: Coded<ServiceName>
    /// The kind of fact.
    public let type: EventType
    /// The entity that it is about.
    public let subject: Subject
    /// The fact in a line for people.
    public let line: String
    /// What it states, as `correct-entry` takes it: the data of the command that would record it; for a correction, what
    /// counts in the place of what it corrects, and for a retraction what that states.
    public let content: JSONValue
    /// The command whose data the content is; missing for what no sender can record.
    public let command: String?
    /// When, and on whose word.
    public let entry: EntryReference
    /// What it comes to.
    public let standing: Coded<EntryStatus>
    /// Why, in words.
    public let because: String
    /// The entry that it retracts or corrects.
    public let target: EventID?
    /// The entry that retracts or corrects it.
    public let withdrawnBy: EventID?
    /// Why it was retracted or corrected.
    public let reason: Text?
    /// The entry that holds in its place.
    public let outrankedBy: EventID?

    /// Puts it together.
    public init(
        event: EventID, service: Coded<ServiceName>, type: EventType, subject: Subject, line: String,
        content: JSONValue, command: String?, entry: EntryReference, standing: Coded<EntryStatus>, because: String,
        target: EventID? = nil, withdrawnBy: EventID? = nil, reason: Text? = nil, outrankedBy: EventID? = nil
    ) {
        self.event = event
        self.service = service
        self.type = type
        self.subject = subject
        self.line = line
        self.content = content
        self.command = command
        self.entry = entry
        self.standing = standing
        self.because = because
        self.target = target
        self.withdrawnBy = withdrawnBy
        self.reason = reason
        self.outrankedBy = outrankedBy
    }
}
