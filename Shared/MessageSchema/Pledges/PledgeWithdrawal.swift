/// Taken back by the nation: the step of a pledge's lines to the stage `withdrawn`.
public struct PledgeWithdrawal: CommandPayload {
    /// The name of the command.
    public static let name = "withdraw-pledge"

    /// The pledge.
    public let pledge: EntityID
    /// The lines that take the step; all that can take it where missing.
    public let lines: [LineSelection]?
    /// Why, in the nation's words.
    public let reason: Text?
    /// The words of the source.
    public let wording: Text?

    /// Puts it together.
    public init(pledge: EntityID, lines: [LineSelection]? = nil, reason: Text? = nil, wording: Text? = nil) {
        self.pledge = pledge
        self.lines = lines
        self.reason = reason
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("pledge", pledge) }
}
