/// Lines of a pledge went back to the stage that they had before a hold.
public struct PledgeLinesResumed: EventPayload {
    /// The kind of fact.
    public static let type = EventType(.pledges, "pledge.resumed")

    /// The pledge.
    public let pledge: EntityID
    /// The lines, each with its stage.
    public let lines: [ResumedLine]
    /// Lines that were split for it.
    public let splits: [LineSplit]
    /// The nation's or source's own words.
    public let wording: Text?

    /// Puts it together.
    public init(pledge: EntityID, lines: [ResumedLine], splits: [LineSplit], wording: Text? = nil) {
        self.pledge = pledge
        self.lines = lines
        self.splits = splits
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("pledge", pledge) }
}
