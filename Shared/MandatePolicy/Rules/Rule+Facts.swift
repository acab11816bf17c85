public import MessageSchema

extension Rule {
    /// A nation's caveat as a rule.
    public init(_ caveat: Caveat, entry: EventID? = nil) {
        self.init(
            name: RuleName(.caveat, caveat.caveat), holder: caveat.party.description, effect: caveat.effect,
            refusesTasks: caveat.refusesTasks ?? [], refusesAreas: caveat.refusesAreas ?? [],
            onlyAreas: caveat.onlyAreas, ceiling: caveat.ceiling, requires: caveat.requires ?? [],
            authority: caveat.authority, from: caveat.from?.firstDay, until: caveat.until?.lastDay,
            wording: caveat.wording, entry: entry)
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
