/// What the sender of an accepted command is told; the same again for every repetition of the command.
public struct CommandReply: Codable, Hashable, Sendable {
    /// The command that was accepted.
    public let command: CommandID
    /// The operation it was for.
    public let operation: OperationID
    /// The ids of the events it brought about, in order; at least one.
    public let events: [EventID]
    /// What speaks against what was accepted, or is open, such as a line that comes too late for its slot; missing where
    /// nothing does.
    public let reservations: [Text]?
    /// The revision of the command's entity after them.
    public let revision: SequenceNumber
    /// Where the service's log stands with them, to wait for in queries and to name in `after`.
    public let bookmark: Bookmark

    /// Puts a reply together.
    public init(
        command: CommandID, operation: OperationID, events: [EventID], reservations: [Text]? = nil,
        revision: SequenceNumber, bookmark: Bookmark
    ) {
        self.command = command
        self.operation = operation
        self.events = events
        self.reservations = reservations
        self.revision = revision
        self.bookmark = bookmark
    }
}

/// What a command would bring about if it were sent now; nothing is recorded.
public struct PreviewReply: Codable, Equatable, Sendable {
    /// The facts in order.
    public let events: [Fact]

    /// One fact that would be stated.
    public struct Fact: Codable, Equatable, Sendable {
        /// The kind of fact.
        public let type: EventType
        /// The entity it would be about.
        public let subject: Subject
        /// What it would state.
        public let data: JSONValue

        /// Names a fact.
        public init(type: EventType, subject: Subject, data: JSONValue) {
            self.type = type
            self.subject = subject
            self.data = data
        }
    }

    /// Puts a reply together.
    public init(events: [Fact]) {
        self.events = events
    }
}
