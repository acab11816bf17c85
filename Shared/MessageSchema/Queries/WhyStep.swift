/// One event of a chain of causes.
public struct WhyStep: Codable, Hashable, Sendable {
    /// How many events of other services lie between it and the first command; 0 and up.
    public let depth: Int
    /// The event.
    public let event: EventID
    /// The service that recorded it.
    public let service: Coded<ServiceName>
    /// The kind of fact.
    public let type: String
    /// The entity that it is about.
    public let subject: Subject
    /// The fact in a line for people.
    public let line: String
    /// When, and on whose word.
    public let entry: EntryReference
    /// The command that brought it about.
    public let command: CommandID
    /// Who sent that command; for one of the service's own, who sent the first of the chain.
    public let actor: Text
    /// The event of another service that made the service send the command to itself; missing for what was sent to it.
    public let cause: EventID?
    /// Whether it is the event that was asked for.
    public let asked: Bool

    /// Puts it together.
    public init(
        depth: Int, event: EventID, service: Coded<ServiceName>, type: String, subject: Subject, line: String,
        entry: EntryReference, command: CommandID, actor: Text, cause: EventID? = nil, asked: Bool
    ) {
        self.depth = depth
        self.event = event
        self.service = service
        self.type = type
        self.subject = subject
        self.line = line
        self.entry = entry
        self.command = command
        self.actor = actor
        self.cause = cause
        self.asked = asked
    }
}
