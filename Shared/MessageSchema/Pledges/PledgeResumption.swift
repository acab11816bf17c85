/// The end of a hold: lines go back to the stage that they had before it.
public struct PledgeResumption: CommandPayload {
    /// The name of the command.
    public static let name = "resume-pledge"

    /// The pledge.
    public let pledge: EntityID
    /// The lines; all that are on hold where missing.
    public let lines: [LineSelection]?
    /// The nation's or source's own words.
    public let wording: Text?

    /// Puts it together.
    public init(pledge: EntityID, lines: [LineSelection]? = nil, wording: Text? = nil) {
        self.pledge = pledge
        self.lines = lines
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("pledge", pledge) }
}
