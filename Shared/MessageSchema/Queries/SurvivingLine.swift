/// A line of a pledge with what an option leaves of it, and why.
public struct SurvivingLine: Codable, Hashable, Sendable {
    /// The pledge.
    public let pledge: EntityID
    /// The line.
    public let line: EntityID
    /// Who offers it.
    public let nation: NationCode
    /// Its short English name.
    public let name: String
    /// What it is.
    public let capability: Text
    /// How far it has come.
    public let stage: Coded<LineStage>
    /// How large it is.
    public let headcount: Quantity
    /// Why, in one line: the group, then the clauses that put it there; missing where it is untouched.
    public let statement: String?
    /// The rules that are broken or open for it, by name; `broken` of the option has their words.
    public let reasons: [RuleReason]
    /// The assigned tasks that it can be used for, and where; none where it is suspended or withdrawn, and where that is
    /// undetermined what is left if all that is open turns out well.
    public let usable: [UsableTask]
    /// The events by which it stands where it stands and has its size, then those that state the rules.
    public let entries: [EventID]

    /// Puts it together.
    public init(
        pledge: EntityID, line: EntityID, nation: NationCode, name: String, capability: Text, stage: Coded<LineStage>,
        headcount: Quantity, statement: String? = nil, reasons: [RuleReason], usable: [UsableTask], entries: [EventID]
    ) {
        self.pledge = pledge
        self.line = line
        self.nation = nation
        self.name = name
        self.capability = capability
        self.stage = stage
        self.headcount = headcount
        self.statement = statement
        self.reasons = reasons
        self.usable = usable
        self.entries = entries
    }
}
