public import MessageSchema

/// Nations that have something in common, each once, with the events that say so.
public struct NationGroup: Codable, Hashable, Sendable {
    /// The nations, in the order of codes.
    public let nations: [NationCode]
    /// The approaches behind it, in the order of ids.
    public let approaches: [EntityID]
    /// The events that it rests on, in the order of the log.
    public let references: [EventID]

    /// The nations of some approaches.
    public init(_ standings: [ApproachStanding]) {
        nations = Set(standings.map(\.nation)).sorted()
        approaches = standings.map(\.approach)
        references = EventID.ordered(standings.flatMap(\.references))
    }
}
