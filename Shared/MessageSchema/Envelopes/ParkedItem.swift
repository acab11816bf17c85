/// An event of another service that was set aside, as it is told to operators.
public struct ParkedItem: Codable, Hashable, Sendable {
    /// The event, by which it is named in requests.
    public let event: EventID
    /// The service that stated it.
    public let source: String
    /// The operation it belongs to; empty where that could not be read.
    public let operation: String
    /// The entity it is about; empty where that could not be read.
    public let subject: String
    /// The kind of fact; empty where that could not be read.
    public let type: String
    /// Why it could not be taken in.
    public let reason: String
    /// When it was set aside.
    public let parkedAt: Instant
    /// The decision by which it was given up; missing while it waits.
    public let discard: Discard?

    /// Why a parked event was given up, and by whom.
    public struct Discard: Codable, Hashable, Sendable {
        /// Why, in the words of who decided it.
        public let why: String
        /// Who decided it.
        public let actor: String
        /// When.
        public let at: Instant

        /// Puts a decision together.
        public init(why: String, actor: String, at: Instant) {
            self.why = why
            self.actor = actor
            self.at = at
        }
    }

    /// Puts an item together.
    public init(
        event: EventID, source: String, operation: String, subject: String, type: String, reason: String,
        parkedAt: Instant, discard: Discard? = nil
    ) {
        self.event = event
        self.source = source
        self.operation = operation
        self.subject = subject
        self.type = type
        self.reason = reason
        self.parkedAt = parkedAt
        self.discard = discard
    }
}

/// Asks what is parked, or what was given up.
public struct ParkedRequest: Codable, Hashable, Sendable {
    /// The most items of one reply.
    public static let maximumItems = 500

    /// What was given up instead of what waits; missing is no.
    public let discarded: Bool?
    /// How many items to pass over, for those that one reply has no room for; missing is none.
    public let skip: Int?

    /// Puts a request together.
    public init(discarded: Bool? = nil, skip: Int? = nil) {
        self.discarded = discarded
        self.skip = skip
    }
}

/// What is parked, in the order of source, log, epoch and sequence; what was given up, oldest decision first.
public struct ParkedReply: Codable, Hashable, Sendable {
    /// How many there are in all.
    public let total: Int
    /// At most `ParkedRequest.maximumItems` of them.
    public let items: [ParkedItem]

    /// Puts a reply together.
    public init(total: Int, items: [ParkedItem]) {
        self.total = total
        self.items = items
    }
}
