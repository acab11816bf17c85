/// A slot of the statement of requirements: what the force needs, independent of any nation (DOMAIN.md section 2,
/// pledges). Defined anew under its id it is revised; one that was cancelled is open again.
public struct Requirement: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "define-requirement"
    /// The kind of fact.
    public static let type = EventType(.pledges, "requirement.defined")

    /// Its id.
    public let requirement: EntityID
    /// What is needed, such as infantry battalion or field hospital.
    public let capability: Text
    /// The agreed code of that capability in the operation, such as `inf-bn`.
    public let capabilityCode: EntityID?
    /// Which people it counts.
    public let personnel: Coded<PersonnelKind>
    /// How many people; unknown where the document names units only.
    public let headcount: Quantity
    /// How many units; 1 to 1,000.
    public let units: Int?
    /// The area or sector that it is for; ids of areas belong to mandate.
    public let area: EntityID?
    /// By when it must be there.
    public let neededBy: EffectiveDate?
    /// Until when it is needed.
    public let until: EffectiveDate?
    /// The tasks that it must perform; ids of tasks belong to mandate.
    public let tasks: [EntityID]?
    /// How urgent it is: 1, the most urgent, to 5.
    public let priority: Int?
    /// Days from the order to move to arrival at the most; 0 to 3,650.
    public let maximumDaysToMove: Int?
    /// The document that states it.
    public let document: Text?
    /// The words of the source.
    public let wording: Text?

    /// Puts it together.
    public init(
        requirement: EntityID, capability: Text, capabilityCode: EntityID? = nil, personnel: Coded<PersonnelKind>,
        headcount: Quantity, units: Int? = nil, area: EntityID? = nil, neededBy: EffectiveDate? = nil,
        until: EffectiveDate? = nil, tasks: [EntityID]? = nil, priority: Int? = nil, maximumDaysToMove: Int? = nil,
        document: Text? = nil, wording: Text? = nil
    ) {
        self.requirement = requirement
        self.capability = capability
        self.capabilityCode = capabilityCode
        self.personnel = personnel
        self.headcount = headcount
        self.units = units
        self.area = area
        self.neededBy = neededBy
        self.until = until
        self.tasks = tasks
        self.priority = priority
        self.maximumDaysToMove = maximumDaysToMove
        self.document = document
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("requirement", requirement) }
}
