/// What a contribution is meant for, as data: where several are named, all of them hold.
public struct Earmark: Codable, Hashable, Sendable {
    /// A task of the mandate.
    public let task: EntityID?
    /// An area, sub-areas included.
    public let area: EntityID?
    /// A budget line.
    public let budgetLine: EntityID?
    /// A nation's contingent.
    public let nation: NationCode?

    /// Puts it together.
    public init(task: EntityID? = nil, area: EntityID? = nil, budgetLine: EntityID? = nil, nation: NationCode? = nil) {
        self.task = task
        self.area = area
        self.budgetLine = budgetLine
        self.nation = nation
    }
}
