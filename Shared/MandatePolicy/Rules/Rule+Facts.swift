public import MessageSchema

extension Rule {
    /// A nation's caveat as a rule; what it demands of the command relationship counts as words where no `authority` says
    /// the same as data.
    public init(_ caveat: Caveat, entry: EventID? = nil) {
        self.init(
            name: RuleName(.caveat, caveat.caveat), holder: caveat.party.description,
            nation: caveat.party.code, effect: caveat.effect,
            refusesTasks: caveat.refusesTasks ?? [], refusesAreas: caveat.refusesAreas ?? [],
            onlyAreas: caveat.onlyAreas, ceiling: caveat.ceiling, requires: caveat.requires ?? [],
            authority: caveat.authority, from: caveat.from?.firstDay, until: caveat.until?.lastDay,
            unsaid: caveat.authority == nil ? caveat.command : nil, wording: caveat.wording, entry: entry)
    }

    /// A donor's condition as a rule.
    public init(_ condition: FundingCondition, entry: EventID? = nil) {
        self.init(
            name: RuleName(.condition, condition.condition), holder: condition.party.description,
            effect: condition.effect, refusesTasks: condition.refusesTasks ?? [],
            refusesAreas: condition.refusesAreas ?? [], onlyAreas: condition.onlyAreas, ceiling: condition.ceiling,
            requires: condition.requires ?? [], from: condition.from?.firstDay, until: condition.until?.lastDay,
            wording: condition.wording, entry: entry)
    }

    /// A constraint of the mandate on the deployment of units as a rule; one on stationing says nothing about units that
    /// are offered, and is `nil`.
    public init?(_ constraint: Constraint, entry: EventID? = nil) {
        guard constraint.kind == .known(.deployment) else { return nil }
        self.init(
            name: RuleName(.constraint, constraint.constraint), holder: "the mandate", effect: .known(.restricts),
            refusesAreas: constraint.areas, wording: constraint.clause, entry: entry)
    }
}
