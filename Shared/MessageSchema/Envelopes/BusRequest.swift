/// One request on a service's ROUTER: `{"id": "…", "request": "replay", "body": {…}}`; one JSON frame.
public struct BusRequest: Codable, Equatable, Sendable {
    /// The requester's own number, by which it tells the replies apart; 1 to 100 characters.
    public let id: String
    /// What is asked for.
    public let request: String
    /// What it needs to know.
    public let body: JSONValue?

    /// Puts a request together.
    public init(id: String, request: Kind, body: JSONValue? = nil) {
        self.id = id
        self.request = request.rawValue
        self.body = body
    }

    /// The kinds of request; services answer all but `query`, the gateway `command`, `preview`, `query`, `health`,
    /// `metrics` and `parked`.
    public enum Kind: String, CaseIterable, Sendable {
        /// Decide and record a command; body `CommandEnvelope`.
        case command
        /// Decide without recording; body `CommandEnvelope`.
        case preview
        /// Stored events after a cursor; body `ReplayRequest`.
        case replay
        /// Where the log stands.
        case head
        /// The digests at a sequence; body `DigestRequest`.
        case digest
        /// Whether the service is well.
        case health
        /// The counters as OpenMetrics text.
        case metrics
        /// What is parked or was given up; body `ParkedRequest`.
        case parked
        /// Try parked events again; body `RetryParkedRequest`.
        case retryParked = "retry-parked"
        /// Give up a parked event; body `DiscardParkedRequest`.
        case discardParked = "discard-parked"
        /// Keep a snapshot of the state now.
        case snapshot
        /// A question to the gateway; body `QueryRequest`.
        case query
    }
}

/// A request whose body has a type, written in one pass.
public struct TypedBusRequest<Body: Encodable>: Encodable {
    /// The requester's own number.
    public let id: String
    /// What is asked for.
    public let request: String
    /// What it needs to know.
    public let body: Body?

    /// Puts a request together.
    public init(id: String, request: BusRequest.Kind, body: Body?) {
        self.id = id
        self.request = request.rawValue
        self.body = body
    }
}

/// The answer to one request: `{"id": "…", "body": {…}}` or `{"id": "…", "problem": {…}}`; a replay's is followed by one
/// frame for each event's stored bytes.
public struct BusReply: Codable, Equatable, Sendable {
    /// The number of the request.
    public let id: String
    /// What was asked for.
    public let body: JSONValue?
    /// Why it was not to be had.
    public let problem: Problem?

    /// An answer.
    public init(id: String, body: JSONValue) {
        self.id = id
        self.body = body
        problem = nil
    }

    /// A refusal.
    public init(id: String, problem: Problem) {
        self.id = id
        body = nil
        self.problem = problem
    }
}

/// An answer whose body has a type, written in one pass.
public struct TypedBusReply<Body: Encodable>: Encodable {
    /// The number of the request.
    public let id: String
    /// What was asked for.
    public let body: Body

    /// Puts an answer together.
    public init(id: String, body: Body) {
        self.id = id
        self.body = body
    }
}

/// Asks for the stored events after a cursor, at most so many and of so many bytes, though always one if there is one.
public struct ReplayRequest: Codable, Hashable, Sendable {
    /// Where the follower stands; `nil` for a follower that has nothing yet.
    public let after: Cursor?
    /// At most so many events; 1 to 10,000.
    public let maxEvents: Int
    /// At most so many bytes; 1 to 16 MiB.
    public let maxBytes: Int

    /// Puts a request together.
    public init(after: Cursor?, maxEvents: Int, maxBytes: Int) {
        self.after = after
        self.maxEvents = maxEvents
        self.maxBytes = maxBytes
    }
}

/// What precedes the frames of a replay.
public struct ReplayReply: Codable, Hashable, Sendable {
    /// The place before the first event that follows.
    public let from: Cursor
    /// How many frames follow.
    public let count: Int
    /// Where the log stands.
    public let head: Cursor

    /// Puts a reply together.
    public init(from: Cursor, count: Int, head: Cursor) {
        self.from = from
        self.count = count
        self.head = head
    }
}

/// Asks for the digests at a sequence; at the head where missing.
public struct DigestRequest: Codable, Hashable, Sendable {
    /// The place in the log.
    public let at: SequenceNumber?

    /// Puts a request together.
    public init(at: SequenceNumber? = nil) {
        self.at = at
    }
}

/// The digests at a place in the log (DESIGN.md section 4).
public struct DigestReply: Codable, Hashable, Sendable {
    /// The place, with the chain hash there.
    public let cursor: Cursor
    /// The SHA-256 of the state in canonical JSON; only at the head.
    public let state: Digest256?

    /// Puts a reply together.
    public init(cursor: Cursor, state: Digest256?) {
        self.cursor = cursor
        self.state = state
    }
}

/// Whether a service is well, in words and numbers.
public struct HealthReply: Codable, Hashable, Sendable {
    /// The service or `gateway`.
    public let service: String
    /// Whether it can do its work now.
    public let ready: Bool
    /// Every check with its finding.
    public let checks: [Check]

    /// One thing that was looked at.
    public struct Check: Codable, Hashable, Sendable {
        /// What was looked at.
        public let name: String
        /// Whether it is as it should be.
        public let passed: Bool
        /// The finding in words.
        public let detail: String

        /// Names a check.
        public init(name: String, passed: Bool, detail: String) {
            self.name = name
            self.passed = passed
            self.detail = detail
        }
    }

    /// Puts a reply together.
    public init(service: String, ready: Bool, checks: [Check]) {
        self.service = service
        self.ready = ready
        self.checks = checks
    }
}

/// The counters of a process.
public struct MetricsReply: Codable, Hashable, Sendable {
    /// OpenMetrics text, ending in `# EOF`.
    public let text: String

    /// Puts a reply together.
    public init(text: String) {
        self.text = text
    }
}
