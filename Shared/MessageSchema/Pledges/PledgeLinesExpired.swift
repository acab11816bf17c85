/// Lines of a pledge took the step to the stage `expired`: they were not renewed in time.
public struct PledgeLinesExpired: EventPayload {
    /// The kind of fact.
    public static let type = EventType(.pledges, "pledge.expired")

    /// The pledge.
    public let pledge: EntityID
    /// The lines.
    public let lines: [EntityID]
    /// The last day on which they held.
    public let validUntil: CalendarDay

    /// Puts it together.
    public init(pledge: EntityID, lines: [EntityID], validUntil: CalendarDay) {
        self.pledge = pledge
        self.lines = lines
        self.validUntil = validUntil
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("pledge", pledge) }
}
