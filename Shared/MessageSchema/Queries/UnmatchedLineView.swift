/// A line on offer of which somebody has no slot.
public struct UnmatchedLineView: Codable, Hashable, Sendable {
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
    /// The agreed code of that capability.
    public let capabilityCode: EntityID?
    /// Which people it counts.
    public let personnel: Coded<PersonnelKind>
    /// How far it has come.
    public let stage: Coded<LineStage>
    /// How many people it has.
    public let headcount: Quantity
    /// How many of them no slot has.
    public let free: Quantity
    /// The events that it rests on.
    public let entries: [EventID]

    /// Puts it together.
    public init(
        pledge: EntityID, line: EntityID, nation: NationCode, name: String, capability: Text,
        capabilityCode: EntityID? = nil, personnel: Coded<PersonnelKind>, stage: Coded<LineStage>,
        headcount: Quantity, free: Quantity, entries: [EventID]
    ) {
        self.pledge = pledge
        self.line = line
        self.nation = nation
        self.name = name
        self.capability = capability
        self.capabilityCode = capabilityCode
        self.personnel = personnel
        self.stage = stage
        self.headcount = headcount
        self.free = free
        self.entries = entries
    }
}
