/// A line that could fill a slot.
public struct ProposalView: Codable, Hashable, Sendable {
    /// Its place, from 1 for the best.
    public let rank: Int
    /// How much speaks against it; what is ranked by.
    public let penalty: Int
    /// The slot.
    public let requirement: EntityID
    /// The pledge.
    public let pledge: EntityID
    /// The line.
    public let line: EntityID
    /// Who offers it.
    public let nation: NationCode
    /// The nation's short English name.
    public let name: String
    /// What the line is.
    public let capability: Text
    /// How far it has come.
    public let stage: Coded<LineStage>?
    /// How many of its people no slot has.
    public let free: Quantity
    /// How many it would bring: those free, no more than are missing; missing where either is not known.
    public let fills: Int?
    /// What speaks for and against it, point by point.
    public let reasons: [FitReasonView]
    /// The events that line and matches rest on.
    public let entries: [EventID]

    /// Puts it together.
    public init(
        rank: Int, penalty: Int, requirement: EntityID, pledge: EntityID, line: EntityID, nation: NationCode,
        name: String, capability: Text, stage: Coded<LineStage>? = nil, free: Quantity, fills: Int? = nil,
        reasons: [FitReasonView], entries: [EventID]
    ) {
        self.rank = rank
        self.penalty = penalty
        self.requirement = requirement
        self.pledge = pledge
        self.line = line
        self.nation = nation
        self.name = name
        self.capability = capability
        self.stage = stage
        self.free = free
        self.fills = fills
        self.reasons = reasons
        self.entries = entries
    }
}
