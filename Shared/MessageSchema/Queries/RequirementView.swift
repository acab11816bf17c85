/// A slot of the statement of requirements with what fills it.
public struct RequirementView: Codable, Hashable, Sendable {
    /// Its id.
    public let requirement: EntityID
    /// `open`, `cancelled`, or `notSupported` where only a report too weak to move a value says that it is required.
    public let state: String
    /// What is needed.
    public let capability: Text
    /// The agreed code of that capability.
    public let capabilityCode: EntityID?
    /// Which people it counts.
    public let personnel: Coded<PersonnelKind>
    /// How many people.
    public let headcount: Quantity
    /// How many units; missing where none are asked for.
    public let units: SlotUnits?
    /// The area or sector that it is for.
    public let area: MandateTerm?
    /// By when it must be there.
    public let neededBy: EffectiveDate?
    /// Days from the moment asked for to then; negative once it has passed.
    public let daysLeft: Int?
    /// Until when it is needed.
    public let until: EffectiveDate?
    /// The tasks that it must perform.
    public let tasks: [MandateTerm]?
    /// How urgent it is: 1, the most urgent, to 5.
    public let priority: Int?
    /// Days to move at the most.
    public let maximumDaysToMove: Int?
    /// The document that states it.
    public let document: Text?
    /// The words of the source.
    public let wording: Text?
    /// Why it is needed no more.
    public let cancelledBecause: Text?
    /// What fills it, firm or not.
    public let matched: StrengthFigure
    /// What of it is committed or beyond.
    public let nominal: StrengthFigure
    /// What of it is on the ground.
    public let inTheatre: StrengthFigure
    /// What of it stands at each stage, in the order of the ladder, where anything does.
    public let stages: [StrengthFigure]
    /// What is missing, accepted and open.
    public let gap: GapFigure
    /// The acceptance of the gap that holds.
    public let risk: RiskView?
    /// The lines that are matched to it, those that fill nothing among them.
    public let matches: [SlotMatchView]
    /// Every entry about its matches known at the moment, in the order in which they took effect.
    public let history: [SlotHistoryEntry]
    /// The last event about it in the whole log, to give as `revision` with a command.
    public let revision: SequenceNumber
    /// When it was defined like that, and on whose word.
    public let entry: EntryReference

    /// Puts it together.
    public init(
        requirement: EntityID, state: String, capability: Text, capabilityCode: EntityID? = nil,
        personnel: Coded<PersonnelKind>, headcount: Quantity, units: SlotUnits? = nil, area: MandateTerm? = nil,
        neededBy: EffectiveDate? = nil, daysLeft: Int? = nil, until: EffectiveDate? = nil,
        tasks: [MandateTerm]? = nil, priority: Int? = nil, maximumDaysToMove: Int? = nil, document: Text? = nil,
        wording: Text? = nil, cancelledBecause: Text? = nil, matched: StrengthFigure, nominal: StrengthFigure,
        inTheatre: StrengthFigure, stages: [StrengthFigure], gap: GapFigure, risk: RiskView? = nil,
        matches: [SlotMatchView], history: [SlotHistoryEntry], revision: SequenceNumber, entry: EntryReference
    ) {
        self.requirement = requirement
        self.state = state
        self.capability = capability
        self.capabilityCode = capabilityCode
        self.personnel = personnel
        self.headcount = headcount
        self.units = units
        self.area = area
        self.neededBy = neededBy
        self.daysLeft = daysLeft
        self.until = until
        self.tasks = tasks
        self.priority = priority
        self.maximumDaysToMove = maximumDaysToMove
        self.document = document
        self.wording = wording
        self.cancelledBecause = cancelledBecause
        self.matched = matched
        self.nominal = nominal
        self.inTheatre = inTheatre
        self.stages = stages
        self.gap = gap
        self.risk = risk
        self.matches = matches
        self.history = history
        self.revision = revision
        self.entry = entry
    }
}
