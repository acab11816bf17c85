/// What every answer says of itself: of which operation, of which moment, and how far and how old its parts are.
public struct AnswerHeader: Codable, Hashable, Sendable {
    /// The operation; missing in the list of all.
    public let operation: OperationID?
    /// What the operation is called.
    public let title: Text?
    /// The currency in which its money is counted.
    public let currency: CurrencyCode?
    /// Entries in effect by the end of this day in UTC count.
    public let asOf: CalendarDay
    /// Entries learned by then count; all that are recorded where missing.
    public let knownAt: Instant?
    /// Entries recorded by then count; all of them where missing.
    public let recordedBy: Instant?
    /// When the answer was worked out.
    public let answeredAt: Instant
    /// Every event that went into the answer, by log.
    public let bookmark: Bookmark
    /// How far and how old the part of each service is, by its name.
    public let services: [String: ServiceAge]
    /// Which part of a list is given; missing where all of every list is.
    public let page: ListPage?

    /// Puts it together.
    public init(
        operation: OperationID? = nil, title: Text? = nil, currency: CurrencyCode? = nil, asOf: CalendarDay,
        knownAt: Instant? = nil, recordedBy: Instant? = nil, answeredAt: Instant, bookmark: Bookmark,
        services: [String: ServiceAge], page: ListPage? = nil
    ) {
        self.operation = operation
        self.title = title
        self.currency = currency
        self.asOf = asOf
        self.knownAt = knownAt
        self.recordedBy = recordedBy
        self.answeredAt = answeredAt
        self.bookmark = bookmark
        self.services = services
        self.page = page
    }
}
