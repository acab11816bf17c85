public import DomainModel
import HashTreeCollections
public import MessageSchema

/// The rules that hold for the contributions of an operation at a moment: each nation's caveats and the mandate's
/// constraints. A line is found its rules without going through those of other nations.
public struct RuleBook: Sendable {
    private var caveats: [NationCode: [CaveatRecord]] = [:]
    private var constraints: [Constraint] = []
    /// Every rule once, by name.
    public private(set) var rules: [Rule] = []

    /// The rules in force at a moment; those too weakly sourced to move a value are none.
    public init(_ pledges: PledgesRecords, _ mandate: MandateRecords, at moment: Moment) {
        for record in pledges.caveatsInForce(at: moment) {
            if let nation = record.caveat.party.code { caveats[nation, default: []].append(record) }
            rules.append(Rule(record.caveat, entry: record.declared.event))
        }
        for entry in mandate.constraints(at: moment) {
            guard let rule = Rule(entry.value, entry: entry.stamp.event) else { continue }
            constraints.append(entry.value)
            rules.append(rule)
        }
        rules.sort { $0.name < $1.name }
    }

    /// The names of the rules on a line, by scope and nation alone.
    public func names(for line: EntityID, of pledge: PledgeRecord) -> [RuleName] {
        let own = (caveats[pledge.nation] ?? []).filter { $0.covers(line: line, of: pledge) }
            .map { RuleName(.caveat, $0.caveat.caveat) }
        let others = constraints.filter { $0.nations?.contains(pledge.nation) ?? true }
            .map { RuleName(.constraint, $0.constraint) }
        return own + others
    }

    /// Tests every rule once under some terms.
    public func judged(under terms: Terms) -> JudgedRules { JudgedRules(self, under: terms) }
}
