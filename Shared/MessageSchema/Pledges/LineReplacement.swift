/// Another contributor's line takes the place of a line in its slots, in one step, so that no gap opens in between.
public struct LineReplacement: CommandPayload {
    /// The name of the command.
    public static let name = "replace-line"

    /// The pledge whose line is replaced.
    public let pledge: EntityID
    /// The line that is replaced.
    public let line: EntityID
    /// The pledge whose line takes its place.
    public let byPledge: EntityID
    /// The line that takes its place.
    public let byLine: EntityID
    /// The slot; every slot that the replaced line is matched to where missing.
    public let requirement: EntityID?
    /// How many people are replaced, from 1, over several slots in the order of their ids; all where missing.
    public let headcount: Int?
    /// Why.
    public let reason: Text

    /// Puts it together.
    public init(
        pledge: EntityID, line: EntityID, byPledge: EntityID, byLine: EntityID, requirement: EntityID? = nil,
        headcount: Int? = nil, reason: Text
    ) {
        self.pledge = pledge
        self.line = line
        self.byPledge = byPledge
        self.byLine = byLine
        self.requirement = requirement
        self.headcount = headcount
        self.reason = reason
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("pledge", pledge) }
}
