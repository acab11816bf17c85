/// Matched to a slot, with the agreement signed: the step of a pledge's lines to the stage `committed`.
public struct PledgeCommitment: CommandPayload {
    /// The name of the command.
    public static let name = "commit-pledge"

    /// The pledge.
    public let pledge: EntityID
    /// The lines that take the step; all that can take it where missing.
    public let lines: [LineSelection]?
    /// The agreement; a decided commitment needs it.
    public let agreement: Agreement?
    /// The words of the source.
    public let wording: Text?

    /// Puts it together.
    public init(pledge: EntityID, lines: [LineSelection]? = nil, agreement: Agreement? = nil, wording: Text? = nil) {
        self.pledge = pledge
        self.lines = lines
        self.agreement = agreement
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("pledge", pledge) }
}
