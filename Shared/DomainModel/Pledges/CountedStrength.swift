public import MessageSchema

/// What some lines come to, with the lines and the events behind the figure.
public struct CountedStrength: Codable, Hashable, Sendable {
    /// The figures.
    public let sum: StrengthSum
    /// The nations they are from, in the order of codes.
    public let nations: [NationCode]
    /// The lines, as `pledge` and `line`, in the order of ids.
    public let lines: [LineName]
    /// The events that the figures rest on, without repetition, in the order of the log.
    public let references: [EventID]

    /// The name of a line within an operation.
    public struct LineName: Codable, Hashable, Sendable {
        /// The pledge.
        public let pledge: EntityID
        /// The line.
        public let line: EntityID
    }

    /// What some lines come to.
    public init(_ standings: [LineStanding]) {
        sum = StrengthSum(standings.map(\.headcount))
        nations = Set(standings.map(\.nation)).sorted()
        lines = standings.map { LineName(pledge: $0.pledge, line: $0.line) }
        references = EventID.ordered(standings.flatMap(\.references))
    }
}
