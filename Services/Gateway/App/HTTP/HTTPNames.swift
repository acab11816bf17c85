import HTTPTypes

/// The header fields that the gateway reads and writes beside those that every program knows.
extension HTTPField.Name {
    static let idempotencyKey = field("Idempotency-Key")
    static let lastEventID = field("Last-Event-ID")
    static let musterActor = field("Muster-Actor")
    static let musterAfter = field("Muster-After")
    static let musterBookmark = field("Muster-Bookmark")
    static let link = field("Link")
    static let musterStale = field("Muster-Stale")
    static let prefer = field("Prefer")
    static let preferenceApplied = field("Preference-Applied")
    static let secFetchSite = field("Sec-Fetch-Site")
    static let traceparent = field("traceparent")

    private static func field(_ name: String) -> HTTPField.Name {
        guard let field = HTTPField.Name(name) else { preconditionFailure("\(name) is no field name") }
        return field
    }
}
