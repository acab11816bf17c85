/// How processes reach each other: publish/subscribe without promises, and requests with replies.
///
/// Two implementations ship, over ZeroMQ and within one process, and pass the same conformance suite. Whatever is built
/// on a transport must expect that a published message is dropped, and that a reply never comes.
public protocol Transport: Sendable {
    /// Opens the two endpoints of a process by its name, such as `pledges` or `gateway`.
    /// - Throws: `TransportFailure` where the name is taken or the endpoints cannot be had.
    func serve(_ name: String) async throws(TransportFailure) -> any TransportServer

    /// Reaches a process by its name, whether it is there yet or not, subscribed to topics by prefix.
    /// - Throws: `TransportFailure` where not even a later connection is possible.
    func connect(to name: String, topics: [String]) async throws(TransportFailure) -> any TransportConnection

    /// Closes everything that was opened through it; twice is fine.
    func close() async
}

/// The serving side of one process: it publishes, and answers requests.
public protocol TransportServer: Sendable {
    /// Publishes two frames to whoever is subscribed to a prefix of the topic; never waits.
    /// - Returns: whether it was taken; a message that was not is dropped and counted.
    @discardableResult
    func publish(topic: String, _ bytes: [UInt8]) -> Bool

    /// The next requests, at least one; `nil` once closed or cancelled. For one reading task.
    func nextRequests() async -> [TransportRequest]?

    /// Answers a request; a peer that is gone is a drop that is counted.
    /// - Returns: whether it was taken.
    @discardableResult
    func reply(_ frames: [[UInt8]], to peer: TransportPeer) -> Bool

    /// What was carried and dropped so far.
    var counters: TransportCounters { get }

    /// Closes the endpoints.
    func close() async
}

/// The requesting and subscribing side towards one process.
public protocol TransportConnection: Sendable {
    /// The next published messages; `nil` once closed or cancelled, and where no topic was subscribed to. For one
    /// reading task.
    func nextMessages() async -> [TransportMessage]?

    /// Sends a request of one frame.
    /// - Throws: `TransportFailure` where the queue is full or the connection closed.
    func request(_ frame: [UInt8]) throws(TransportFailure)

    /// The next replies, at least one; `nil` once closed or cancelled. For one reading task.
    func nextReplies() async -> [[[UInt8]]]?

    /// Drops all requests that have not left, so that none arrives after its sender gave it up.
    /// - Returns: whether there may have been any; those that are still wanted, also ones whose answer is under way, are
    ///   then to be sent again.
    @discardableResult
    func dropUnsentRequests() async -> Bool

    /// Closes the connection.
    func close() async
}

/// Who sent a request, for the reply; means nothing beyond the server that gave it.
public struct TransportPeer: Hashable, Sendable {
    package let token: [UInt8]

    /// Names a peer; only the server that gives it out knows what the token means.
    public init(token: [UInt8]) {
        self.token = token
    }
}

/// A request as it came in.
public struct TransportRequest: Sendable {
    /// Whom to answer.
    public let peer: TransportPeer
    /// Its frames; requests of the suite have one.
    public let frames: [[UInt8]]
}

/// A published message.
public struct TransportMessage: Sendable {
    /// What it was published under.
    public let topic: String
    /// What was published.
    public let bytes: [UInt8]
}

/// What a server carried and dropped since it was opened.
public struct TransportCounters: Hashable, Sendable {
    /// Messages given to the network.
    public var published: UInt64 = 0
    /// Messages that were dropped because the outgoing queue was full.
    public var publishDropped: UInt64 = 0
    /// Requests taken in.
    public var requests: UInt64 = 0
    /// Replies whose requester was gone or did not read.
    public var repliesDropped: UInt64 = 0

    /// Nothing yet.
    public init() {}
}

/// Why something could not be carried: what was wrong, what is allowed, what to do.
public struct TransportFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of failure.
    public enum Code: Hashable, Sendable {
        /// Somebody serves under that name already.
        case taken
        /// The endpoint cannot be had for another reason.
        case unusable
        /// More waits to be sent than is kept.
        case full
        /// It was closed.
        case closed
    }

    /// What kind of failure.
    public let code: Code
    /// In a sentence, with the remedy.
    public let message: String

    /// Makes a failure.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The sentence.
    public var description: String { message }
}
