/// In place: the step of a pledge's lines to the stage `inTheatre`.
public struct PledgeArrival: CommandPayload {
    /// The name of the command.
    public static let name = "confirm-in-theatre"

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
