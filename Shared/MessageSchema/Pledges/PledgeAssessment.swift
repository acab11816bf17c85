/// Looked at by the cell: the step of a pledge's lines to the stage `assessed`.
public struct PledgeAssessment: CommandPayload {
    /// The name of the command.
    public static let name = "assess-pledge"

    /// The pledge.
    public let pledge: EntityID
    /// The lines that take the step; all that can take it where missing.
    public let lines: [LineSelection]?
    /// The words of the source.
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
