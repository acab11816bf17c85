/// Lines of a pledge were renewed; those that had lapsed are back at the stage that they had.
public struct PledgeLinesRenewed: EventPayload {
    /// The kind of fact.
    public static let type = EventType(.pledges, "pledge.renewed")

    /// The pledge.
    public let pledge: EntityID
    /// The lines.
    public let lines: [EntityID]
    /// The last day on which they hold without another renewal.
    public let validUntil: CalendarDay
    /// The words of the source.
    public let wording: Text?

    /// Puts it together.
    public init(pledge: EntityID, lines: [EntityID], validUntil: CalendarDay, wording: Text? = nil) {
        self.pledge = pledge
        self.lines = lines
        self.validUntil = validUntil
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("pledge", pledge) }
}
