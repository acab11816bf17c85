/// A question for a page of one operation's events, as they stand in the logs; the same over the bus as over HTTP, where it
/// is spread over path, parameters and headers.
///
/// Unlike the questions of `QueryName` it is answered from the gateway's store and not from what is folded of it.
public struct EventsRequest: Codable, Hashable, Sendable {
    /// The name of the question on the wire.
    public static let name = "events"
    /// How many events a page has where the question does not say.
    public static let defaultLimit = 100
    /// The most events of one page.
    public static let maximumLimit = 1_000

    /// `events`.
    public let name: String
    /// Whose events.
    public let operation: OperationID
    /// The place to go on from, such as the `bookmark` of the page before; the logs' beginning where missing.
    public let after: Bookmark?
    /// How many seconds to wait for `after` to be reached, 0 to 30; 2 where missing.
    public let waitSeconds: Double?
    /// How many events at most, 1 to 1000; 100 where missing.
    public let limit: Int?
    /// Only events whose type begins with one of these, with or without `muster.` before it; all where missing.
    public let types: [String]?
    /// Only events of these services; all where missing.
    public let service: [ServiceName]?

    /// Puts a question together.
    public init(
        operation: OperationID, after: Bookmark? = nil, waitSeconds: Double? = nil, limit: Int? = nil,
        types: [String]? = nil, service: [ServiceName]? = nil
    ) {
        name = Self.name
        self.operation = operation
        self.after = after
        self.waitSeconds = waitSeconds
        self.limit = limit
        self.types = types
        self.service = service
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case name, operation, after, waitSeconds, limit, types, service
    }

    /// The names of the fields that the question can have.
    public static let fieldNames = CodingKeys.allCases.map(\.rawValue)
}
