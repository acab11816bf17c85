/// A question to the gateway; the same over the bus as over HTTP, where it is spread over path, parameters and headers.
public struct QueryRequest: Codable, Hashable, Sendable {
    /// What is asked, one of `QueryName`; kept as text, so that a wrong one is answered with the nearest.
    public let name: String
    /// The operation; needed for every question but `operations`.
    public let operation: OperationID?
    /// Entries in effect by then count: a day, or a month, which means its last day. Today where missing.
    public let asOf: EffectiveDate?
    /// Entries learned by then count: a moment, or a day, which means its end in UTC. All that are recorded where missing.
    public let knownAt: KnownTime?
    /// Entries recorded by then count, for audits: a moment, or a day, which means its end in UTC. What was answered then is
    /// answered again, whatever was recorded since.
    public let recordedBy: KnownTime?
    /// What must have arrived before the answer is worked out, such as the bookmark of a command's reply.
    public let after: Bookmark?
    /// How many seconds to wait for `after`, 0 to 30; 2 where missing.
    public let waitSeconds: Double?
    /// What the question is narrowed to, or assumes, where it takes that.
    public let filter: QueryFilter?
    /// Which list of the answer is wanted, and which part of it; every list whole where missing.
    public let listing: Listing?

    /// Puts a question together.
    public init(
        _ name: QueryName, operation: OperationID? = nil, asOf: EffectiveDate? = nil, knownAt: KnownTime? = nil,
        recordedBy: KnownTime? = nil, after: Bookmark? = nil, waitSeconds: Double? = nil,
        filter: QueryFilter? = nil, listing: Listing? = nil
    ) {
        self.init(
            name: name.rawValue, operation: operation, asOf: asOf, knownAt: knownAt, recordedBy: recordedBy,
            after: after, waitSeconds: waitSeconds, filter: filter, listing: listing)
    }

    /// Puts a question together whose name is still to be looked at.
    public init(
        name: String, operation: OperationID? = nil, asOf: EffectiveDate? = nil, knownAt: KnownTime? = nil,
        recordedBy: KnownTime? = nil, after: Bookmark? = nil, waitSeconds: Double? = nil,
        filter: QueryFilter? = nil, listing: Listing? = nil
    ) {
        self.name = name
        self.operation = operation
        self.asOf = asOf
        self.knownAt = knownAt
        self.recordedBy = recordedBy
        self.after = after
        self.waitSeconds = waitSeconds
        self.filter = filter
        self.listing = listing
    }

    /// The same question without what has to be waited for, which the answer does not hang on once that is there.
    public var withoutWaiting: QueryRequest {
        QueryRequest(
            name: name, operation: operation, asOf: asOf, knownAt: knownAt, recordedBy: recordedBy, filter: filter,
            listing: listing)
    }

    /// The same question as of a day.
    public func asOf(_ day: CalendarDay) -> QueryRequest {
        QueryRequest(
            name: name, operation: operation, asOf: .day(day), knownAt: knownAt, recordedBy: recordedBy, after: after,
            waitSeconds: waitSeconds, filter: filter, listing: listing)
    }

    /// The same question for a page of its list.
    public func page(of limit: Int, from cursor: String?) -> QueryRequest {
        QueryRequest(
            name: name, operation: operation, asOf: asOf, knownAt: knownAt, recordedBy: recordedBy, after: after,
            waitSeconds: waitSeconds, filter: filter,
            listing: Listing(
                list: listing?.list, conditions: listing?.conditions, sort: listing?.sort, limit: limit, cursor: cursor)
        )
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case name, operation, asOf, knownAt, recordedBy, after, waitSeconds, filter, listing
    }

    /// The names of the fields that a question can have.
    public static let fieldNames = CodingKeys.allCases.map(\.rawValue)
}
