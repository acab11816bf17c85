/// The slots that a line could fill, the best first.
public struct LineProposals: Codable, Hashable, Sendable {
    /// The pledge.
    public let pledge: EntityID
    /// The line.
    public let line: EntityID
    /// Who offers it.
    public let nation: NationCode
    /// The nation's short English name.
    public let name: String
    /// What it is.
    public let capability: Text
    /// How many of its people no slot has.
    public let free: Quantity
    /// How many open slots are of its capability.
    public let candidates: Int
    /// The best of them.
    public let proposals: [ProposalView]
    /// The events that the line rests on.
    public let entries: [EventID]

    /// Puts it together.
    public init(
        pledge: EntityID, line: EntityID, nation: NationCode, name: String, capability: Text, free: Quantity,
        candidates: Int, proposals: [ProposalView], entries: [EventID]
    ) {
        self.pledge = pledge
        self.line = line
        self.nation = nation
        self.name = name
        self.capability = capability
        self.free = free
        self.candidates = candidates
        self.proposals = proposals
        self.entries = entries
    }
}
