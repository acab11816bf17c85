public import MessageSchema

/// Where somebody is based from a day on, or that the station ended.
public struct StationStep: Codable, Hashable, Sendable {
    /// Who is based where; `nil` from the end on.
    public let place: Station?
    /// Why it ended.
    public let reason: Text?

    init(_ station: Station) {
        place = station
        reason = nil
    }

    init(_ end: StationEnd) {
        place = nil
        reason = end.reason
    }
}
