public import DomainModel
public import MessageSchema

/// What caveats and constraints say against lines in slots: each slot is taken as an assignment of its tasks in its area,
/// and the rules on the line are tested against that.
public struct SlotCaveats: CaveatCheck {
    private let book: RuleBook
    private let rules: [RuleName: Rule]
    private let mandate: MandateRecords
    private let base: Terms
    private let moment: Moment

    /// The rules in force at a moment.
    /// - Parameter mandate: what is known of the mandate: which area lies within which, the ceilings of tasks, and whether
    ///   preconditions are met. What is not known of it leaves what hangs on it undetermined.
    public init(_ pledges: PledgesRecords, _ mandate: MandateRecords, at moment: Moment) {
        book = RuleBook(pledges, mandate, at: moment)
        rules = Dictionary(book.rules.map { ($0.name, $0) }) { first, _ in first }
        base = Terms.inForce(mandate, at: moment)
        self.mandate = mandate
        self.moment = moment
    }

    /// The names of the rules on a line, in order.
    public func limits(on line: EntityID, of pledge: PledgeRecord) -> [RuleName] {
        book.names(for: line, of: pledge).sorted()
    }

    /// What a rule says against a slot.
    public func objections(of limit: RuleName, to requirement: Requirement) -> [CaveatObjection] {
        guard let rule = rules[limit] else { return [] }
        let finding = Finding(rule, under: terms(of: requirement))
        var seen: Set<String> = []
        return finding.breaches.compactMap { breach in
            guard let (sentence, isOpen) = say(breach, rule, requirement), seen.insert(sentence).inserted else {
                return nil
            }
            return CaveatObjection(
                gravity: isOpen ? .undetermined : Self.gravity(rule.effect), sentence: sentence, entry: rule.entry)
        }
    }

    /// The slot as an assignment; tasks that nobody has assigned or authorised have the lowest ceiling, so that a rule on
    /// force is never broken by a guess.
    private func terms(of requirement: Requirement) -> Terms {
        let areas = requirement.area.map { [$0] }
        let tasks = (requirement.tasks ?? []).map { task in
            AssignedTask(
                task: task,
                ceiling: mandate.assignment(ofTask: task, at: moment)?.ceiling
                    ?? mandate.authorisation(ofTask: task, at: moment)?.value.ceiling ?? .known(.selfDefence),
                areas: areas)
        }
        // A slot without tasks still is somewhere.
        let place = AssignedTask(task: requirement.requirement, ceiling: .known(.selfDefence), areas: areas)
        return Terms(
            option: base.option, tasks: tasks.isEmpty ? [place] : tasks, authority: base.authority,
            preconditions: base.preconditions, areas: base.areas, day: base.day)
    }

    private func say(
        _ breach: Breach, _ rule: Rule, _ requirement: Requirement
    ) -> (sentence: String, isOpen: Bool)? {
        switch breach {
        case .refusedTask(let task, _):
            guard requirement.tasks?.contains(task) == true else { return nil }
            return ("the slot's task is `\(task)`, which \(rule.title) refuses", false)
        case .ceiling(let task, let assigned, let allowed):
            return (
                "the slot's task `\(task)` goes up to `\(assigned)`; \(rule.title) allows `\(allowed)`", breach.isOpen
            )
        case .refusedArea(_, nil, let refused):
            return ("the slot names no area; \(rule.title) refuses `\(refused)`", true)
        case .refusedArea(_, let area?, let refused):
            return ("the slot is in `\(area)`; \(rule.title) refuses `\(refused)`", false)
        case .outside(_, let area, let only):
            let allowed = only.map { "`\($0)`" }.joined(separator: ", ")
            guard let area else { return ("the slot names no area; \(rule.title) allows only \(allowed)", true) }
            let isKnown = mandate.areas[area] != nil
            return (
                "the slot is in `\(area)`; \(rule.title) allows only \(allowed)"
                    + (isKnown ? "" : ", and what that area lies within is not known"), !isKnown
            )
        case .precondition(let precondition, let status):
            return status == .unknown
                ? ("whether `\(precondition)` is met is not known; \(rule.title) requires it", true)
                : ("`\(precondition)` is not met; \(rule.title) requires it", false)
        case .authority(let assumed, let allowed):
            return (
                assumed.map { "`\($0)` is to be transferred; \(rule.title) lets go of `\(allowed)` at most" }
                    ?? "which authority is transferred is not said; \(rule.title) lets go of `\(allowed)` at most",
                breach.isOpen
            )
        case .timing:
            return ("\(rule.title) refuses everything while it holds", false)
        case .wordsOnly:
            return ("\(rule.title) says in words only: \"\(rule.wording)\"", true)
        }
    }

    private static func gravity(_ effect: Coded<CaveatEffect>) -> CaveatObjection.Gravity {
        switch effect.term {
        case .restricts: .restricts
        case .suspends: .suspends
        case .withdraws: .withdraws
        case nil: .undetermined
        }
    }
}
