public import DomainModel
import HashTreeCollections
public import MessageSchema

/// The rules that hold for the contributions of an operation at a moment: each nation's caveats and the mandate's
/// constraints. A line is found its rules without going through those of other nations or of other lines.
public struct RuleBook: Sendable {
    /// Every rule once, by name.
    public let rules: [Rule]
    /// Which rules apply to the lines of a nation, as places in `rules`.
    private var nations: [NationCode: NationRules] = [:]
    /// The constraints that bind every nation, as places in `rules`.
    private var general: [Int] = []

    /// The rules in force at a moment; those too weakly sourced to move a value are none.
    public init(_ pledges: PledgesRecords, _ mandate: MandateRecords, at moment: Moment) {
        self.init(caveats: pledges.caveatsInForce(at: moment), mandate, at: moment)
    }

    /// The rules in force at a moment for the contributions of one nation: its own caveats and the constraints; the others
    /// are not looked at.
    public init(_ pledges: PledgesRecords, _ mandate: MandateRecords, of nation: NationCode, at moment: Moment) {
        self.init(caveats: pledges.caveatsInForce(of: nation, at: moment), mandate, at: moment)
    }

    private init(caveats records: [CaveatRecord], _ mandate: MandateRecords, at moment: Moment) {
        let caveats = records.map { record in
            (rule: Rule(record.caveat, entry: record.declared.event), caveat: record.caveat)
        }
        let constraints = mandate.constraints(at: moment).compactMap { entry in
            Rule(entry.value, entry: entry.stamp.event).map { (rule: $0, constraint: entry.value) }
        }
        // By name: caveats come before constraints, and both are in the order of their ids already.
        rules = caveats.map(\.rule) + constraints.map(\.rule)
        for (place, entry) in caveats.enumerated() {
            guard let nation = entry.caveat.party.code else { continue }
            nations[nation, default: NationRules()].add(place, scope: entry.caveat.scope)
        }
        for (offset, entry) in constraints.enumerated() {
            let place = caveats.count + offset
            guard let bound = entry.constraint.nations else {
                general.append(place)
                continue
            }
            for nation in Set(bound) { nations[nation, default: NationRules()].add(place, scope: nil) }
        }
    }

    /// The names of the rules on a line, by scope and nation alone, in order.
    public func names(for line: EntityID, of pledge: PledgeRecord) -> [RuleName] {
        places(for: line, of: pledge).map { rules[$0].name }
    }

    /// Tests every rule once under some terms.
    public func judged(under terms: Terms) -> JudgedRules { JudgedRules(self, under: terms) }

    /// Where the rules on a line stand in `rules`, each once and in order.
    func places(for line: EntityID, of pledge: PledgeRecord) -> [Int] {
        guard let own = nations[pledge.nation] else { return general }
        return Set(own.places(for: line, of: pledge) + general).sorted()
    }
}

/// Which rules apply to the lines of one nation.
private struct NationRules: Sendable {
    private var all: [Int] = []
    private var pledges: [EntityID: [Int]] = [:]
    private var lines: [EntityID: [EntityID: [Int]]] = [:]

    mutating func add(_ place: Int, scope: [CaveatScope]?) {
        guard let scope else { return all.append(place) }
        for entry in scope {
            guard let named = entry.lines else {
                pledges[entry.pledge, default: []].append(place)
                continue
            }
            for line in named { lines[entry.pledge, default: [:]][line, default: []].append(place) }
        }
    }

    /// A part keeps the limits of the line that it came from.
    func places(for line: EntityID, of pledge: PledgeRecord) -> [Int] {
        var places = all + (pledges[pledge.id] ?? [])
        guard let scoped = lines[pledge.id] else { return places }
        var (current, left) = (Optional(line), pledge.lines.count)
        while let candidate = current, left > 0 {
            places += scoped[candidate] ?? []
            current = pledge.lines[candidate]?.origin
            left -= 1
        }
        return places
    }
}
