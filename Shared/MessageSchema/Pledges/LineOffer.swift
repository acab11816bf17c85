/// One line of a pledge: a capability and how many of it.
public struct LineOffer: Codable, Hashable, Sendable {
    /// Its id, unique within the pledge.
    public let line: EntityID
    /// What it is, such as infantry battalion or medical unit.
    public let capability: Text
    /// The agreed code of that capability in the operation, such as `inf-bn`.
    public let capabilityCode: EntityID?
    /// Which people it counts.
    public let personnel: Coded<PersonnelKind>
    /// How many people.
    public let headcount: Quantity
    /// With what.
    public let equipment: Text?
    /// From when.
    public let availableFrom: EffectiveDate?
    /// Until when.
    public let until: EffectiveDate?
    /// Days from the order to move to arrival at the most; 0 to 3,650.
    public let maximumDaysToMove: Int?

    /// Puts it together.
    public init(
        line: EntityID, capability: Text, capabilityCode: EntityID? = nil, personnel: Coded<PersonnelKind>,
        headcount: Quantity, equipment: Text? = nil, availableFrom: EffectiveDate? = nil, until: EffectiveDate? = nil,
        maximumDaysToMove: Int? = nil
    ) {
        self.line = line
        self.capability = capability
        self.capabilityCode = capabilityCode
        self.personnel = personnel
        self.headcount = headcount
        self.equipment = equipment
        self.availableFrom = availableFrom
        self.until = until
        self.maximumDaysToMove = maximumDaysToMove
    }
}
