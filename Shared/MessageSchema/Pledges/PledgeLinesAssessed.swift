/// Lines of a pledge took the step to the stage `assessed`.
public struct PledgeLinesAssessed: EventPayload {
    /// The kind of fact.
    public static let type = EventType(.pledges, "pledge.assessed")

    /// The pledge.
    public let pledge: EntityID
    /// The lines that took it; parts under their new ids.
    public let lines: [EntityID]
    /// Lines that were split for it.
    public let splits: [LineSplit]
    /// The words of the source.
    public let wording: Text?

    /// Puts it together.
    public init(pledge: EntityID, lines: [EntityID], splits: [LineSplit], wording: Text? = nil) {
        self.pledge = pledge
        self.lines = lines
        self.splits = splits
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("pledge", pledge) }
}
