public import MessageSchema

/// A constraint that a station is against, from a day on.
public struct StationFinding: Hashable, Sendable {
    /// The station.
    public let station: Station
    /// The constraint as it then holds, with where it comes from.
    public let constraint: Timeline<Constraint>.Entry
    /// The first day on which the station is against it.
    public let from: CalendarDay

    /// Puts it together.
    public init(station: Station, constraint: Timeline<Constraint>.Entry, from: CalendarDay) {
        self.station = station
        self.constraint = constraint
        self.from = from
    }

    /// The clause in words, with its source: "personnel of USA may not be based in `gaza`: constraint `c`, "…" (source)".
    public var words: String {
        let rule = constraint.value
        let whom =
            station.unit.map { "the unit `\($0.wire)` of \(station.nation.wire)" } ?? "\(station.nation.wire) personnel"
        let sources = constraint.stamp.provenance.sources.map(\.publisher.wire)
        let said = sources.isEmpty ? "decided by the cell" : "source \(sources.joined(separator: ", "))"
        return "\(whom) may not be stationed in `\(station.area.wire)`: constraint `\(rule.constraint.wire)` in force "
            + "on \(from.wire), \"\(rule.clause.wire)\", \(said)"
    }
}
