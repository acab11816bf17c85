public import MessageSchema

/// Where somebody is based from a day on, or that the station ended.
public struct StationStep: Codable, Hashable, Sendable {
    /// Who is based where; `nil` from the end on.
    public let place: Station?
    /// Why it ended.
    public let reason: Text?

    /// The step that a station is.
    public init(_ station: Station) {
        place = station
        reason = nil
    }

    /// The step that an end is.
    public init(_ end: StationEnd) {
        place = nil
        reason = end.reason
    }
}
