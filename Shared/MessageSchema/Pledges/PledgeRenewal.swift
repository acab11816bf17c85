/// A nation stands by its pledge: lines that are not committed yet hold for six months more. A pledge lapses after twelve
/// months and must then be renewed every six (UN PCRS; DOMAIN.md section 2, pledges).
public struct PledgeRenewal: CommandPayload {
    /// The name of the command.
    public static let name = "renew-pledge"

    /// The pledge.
    public let pledge: EntityID
    /// The lines that are renewed; all of them where missing.
    public let lines: [EntityID]?
    /// The nation's or source's own words.
    public let wording: Text?

    /// Puts it together.
    public init(pledge: EntityID, lines: [EntityID]? = nil, wording: Text? = nil) {
        self.pledge = pledge
        self.lines = lines
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("pledge", pledge) }
}
