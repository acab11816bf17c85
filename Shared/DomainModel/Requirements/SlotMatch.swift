public import MessageSchema

/// A line in a slot.
public struct SlotMatch: Hashable, Sendable {
    /// The line, with all its matches.
    public let line: LineAllocation
    /// Its match to the slot.
    public let match: AllocatedMatch

    /// A line's match to a slot; `nil` where it has none.
    public init?(_ line: LineAllocation, to requirement: EntityID) {
        guard let match = line.matches.first(where: { $0.recorded.requirement == requirement }) else { return nil }
        self.init(line, match)
    }

    init(_ line: LineAllocation, _ match: AllocatedMatch) {
        self.line = line
        self.match = match
    }

    /// How far the line has come; `nil` where it was not there.
    public var stage: Coded<LineStage>? { line.standing?.stage }

    /// Whether the slot has anybody of it: it counts, and somebody is left of the line, or may be.
    public var fills: Bool { match.counted.map { $0.figures.map { $0.headline > 0 } ?? true } ?? false }

    /// The events that say so.
    public var references: [EventID] {
        EventID.ordered(match.recorded.references + line.references)
    }
}
