/// The lines that could fill a slot, the best first.
public struct SlotProposals: Codable, Hashable, Sendable {
    /// The slot.
    public let requirement: EntityID
    /// What is needed.
    public let capability: Text
    /// How urgent it is.
    public let priority: Int?
    /// By when it must be there.
    public let neededBy: EffectiveDate?
    /// How many are missing and not accepted as a risk.
    public let open: Quantity
    /// How many lines are of its capability.
    public let candidates: Int
    /// The best of them.
    public let proposals: [ProposalView]
    /// The events that the slot rests on.
    public let entries: [EventID]

    /// Puts it together.
    public init(
        requirement: EntityID, capability: Text, priority: Int? = nil, neededBy: EffectiveDate? = nil, open: Quantity,
        candidates: Int, proposals: [ProposalView], entries: [EventID]
    ) {
        self.requirement = requirement
        self.capability = capability
        self.priority = priority
        self.neededBy = neededBy
        self.open = open
        self.candidates = candidates
        self.proposals = proposals
        self.entries = entries
    }
}
