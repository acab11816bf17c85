import MessageSchema

/// What all the rules on one contribution leave of it under some terms, and why.
public struct Assessment: Hashable, Sendable {
    /// What is left: the gravest of the findings.
    public let availability: Availability
    /// The findings that matter, by the rule's name.
    public let findings: [Finding]
    /// The assigned tasks for which it can be used, and where; none where it is suspended or withdrawn. Where that is
    /// undetermined it lists what is left if all that is open turns out well.
    public let usable: [UsableTask]

    /// Combines the findings on one contribution; their order does not matter.
    public init(_ findings: some Sequence<Finding>, under terms: Terms) {
        let matter = findings.filter(\.matters).sorted { $0.rule.name < $1.rule.name }
        let availability = matter.map(\.availability).max() ?? .untouched
        self.availability = availability
        self.findings = matter
        usable = availability >= .suspended ? [] : Self.usable(under: terms, matter.map(\.rule))
    }

    /// Tests rules under some terms.
    public init(rules: some Sequence<Rule>, under terms: Terms) {
        self.init(rules.map { Finding($0, under: terms) }, under: terms)
    }

    /// Why, in one line: "suspended: option `full` assigns …; Indonesia's caveat `no-combat` allows …", with the clauses
    /// of the findings that make it so; `nil` where it is untouched.
    public var statement: String? {
        guard availability != .untouched else { return nil }
        let clauses = findings.filter { $0.availability == availability }.flatMap { finding in
            zip(finding.breaches, finding.clauses).filter { breach, _ in
                breach.isOpen == (availability == .undetermined) || finding.rule.effect.term == nil
            }.map(\.1)
        }
        return "\(availability.rawValue): \(clauses.joined(separator: "; and "))"
    }

    private static func usable(under terms: Terms, _ rules: [Rule]) -> [UsableTask] {
        let limits = rules.filter { $0.effect == .known(.restricts) }
        return terms.tasks.compactMap { task in
            var places = task.areas.map { $0.sorted() }
            var excepted: Set<EntityID> = []
            for rule in limits {
                if rule.refusesTasks.contains(task.task) { return nil }
                if let allowed = rule.ceiling?.term, let assigned = task.ceiling.term, assigned > allowed { return nil }
                if let only = rule.onlyAreas { places = terms.areas.common(places, only) }
                for refused in rule.refusesAreas {
                    places = places?.filter { !terms.areas.isWithin($0, refused) }
                    if places?.contains(where: { terms.areas.isWithin(refused, $0) }) ?? true {
                        excepted.insert(refused)
                    }
                }
            }
            if let places, places.isEmpty { return nil }
            return UsableTask(
                task: task.task, areas: places, exceptAreas: excepted.isEmpty ? nil : excepted.sorted())
        }
    }
}

extension AreaTree {
    /// The ground that areas have in common with some others, as areas; no areas at all stand for everywhere.
    func common(_ areas: [EntityID]?, _ others: [EntityID]) -> [EntityID] {
        guard let areas else { return Set(others).sorted() }
        var common: Set<EntityID> = []
        for area in areas {
            for other in others {
                if isWithin(area, other) { common.insert(area) } else if isWithin(other, area) { common.insert(other) }
            }
        }
        return common.sorted()
    }
}
