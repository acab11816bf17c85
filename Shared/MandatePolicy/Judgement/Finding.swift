public import MessageSchema

/// What one rule comes to under some terms, and by which clause.
public struct Finding: Hashable, Sendable {
    /// Held by reference: one finding stands in the lists of many lines.
    private let content: Boxed<Content>

    private struct Content: Hashable, Sendable {
        let rule: Rule
        let availability: Availability
        let breaches: [Breach]
        /// The terms in words.
        let terms: String
    }

    /// Tests a rule under some terms.
    public init(_ rule: Rule, under terms: Terms) {
        let breaches = rule.isInForce(under: terms) ? rule.breaches(under: terms) : []
        content = Boxed(
            Content(
                rule: rule,
                availability: breaches.map { $0.isOpen ? .undetermined : rule.consequence }.max() ?? .untouched,
                breaches: breaches, terms: terms.name))
    }

    /// The rule.
    public var rule: Rule { content.value.rule }

    /// What it leaves of what it applies to.
    public var availability: Availability { content.value.availability }

    /// The points on which it is broken or open, in the order of tasks; empty where it is kept.
    public var breaches: [Breach] { content.value.breaches }

    /// The breaches in words, one sentence for each: "option `full` assigns `disarm-armed-groups` with
    /// `allNecessaryMeans`; Indonesia's caveat `no-combat` allows `defenceOfMandate`".
    public var clauses: [String] { breaches.flatMap { Breach.sentences(of: [$0], rule, content.value.terms) } }

    /// The same for people to read: breaches that differ in the task only are one sentence, however long.
    public var sentences: [String] { Breach.sentences(of: breaches, rule, content.value.terms) }

    /// The sentences that make it what it is: those that are open where it is undetermined, else those that are broken.
    public var decidingSentences: [String] {
        guard rule.effect.term != nil else { return sentences }
        let deciding = breaches.filter { $0.isOpen == (availability == .undetermined) }
        return Breach.sentences(of: deciding, rule, content.value.terms)
    }

    /// Whether the rule changes anything.
    public var matters: Bool { availability != .untouched }
}

extension Rule {
    /// What breaking it leaves; an effect that this program does not know could be any.
    var consequence: Availability {
        switch effect.term {
        case .restricts: .restricted
        case .suspends: .suspended
        case .withdraws: .withdrawn
        case nil: .undetermined
        }
    }

    /// Where it does not fit some terms, or may not, in the order of tasks; whether it is in force is not asked.
    func breaches(under terms: Terms) -> [Breach] {
        guard isSpecific else {
            return unsaid != nil || (from == nil && until == nil) ? [.wordsOnly] : [.timing(from: from, until: until)]
        }
        var breaches: [Breach] = []
        for task in terms.tasks {
            if refusesTasks.contains(task.task) { breaches.append(.refusedTask(task.task, ceiling: task.ceiling)) }
            if let ceiling, exceeds(task.ceiling, ceiling) {
                breaches.append(.ceiling(task.task, assigned: task.ceiling, allowed: ceiling))
            }
            breaches += areaBreaches(of: task, terms.areas)
        }
        for precondition in requires where terms.status(of: precondition) != .met {
            breaches.append(.precondition(precondition, terms.status(of: precondition)))
        }
        if let authority, isTooMuch(terms.authority, authority) {
            breaches.append(.authority(assumed: terms.authority, allowed: authority))
        }
        if unsaid != nil { breaches.append(.wordsOnly) }
        return breaches
    }

    /// Whether it says in data what it refuses or requires.
    private var isSpecific: Bool {
        !refusesTasks.isEmpty || !refusesAreas.isEmpty || onlyAreas != nil || ceiling != nil || !requires.isEmpty
            || authority != nil
    }

    private func exceeds(_ assigned: Coded<UseOfForce>, _ allowed: Coded<UseOfForce>) -> Bool {
        if assigned == .known(.selfDefence) || allowed == .known(.allNecessaryMeans) { return false }
        // A ceiling that this program does not know may be any: the breach is then an open one.
        guard let assigned = assigned.term, let allowed = allowed.term else { return true }
        return assigned > allowed
    }

    private func isTooMuch(_ assumed: Coded<CommandAuthority>?, _ allowed: Coded<CommandAuthority>) -> Bool {
        // Nobody is asked for more than all, and what transfers nothing asks for nothing.
        if assumed == .known(.none) || allowed == .known(.fullCommand) { return false }
        guard let assumed = assumed?.term, let allowed = allowed.term else { return true }
        return assumed > allowed
    }

    private func areaBreaches(of task: AssignedTask, _ tree: AreaTree) -> [Breach] {
        if refusesAreas.isEmpty, onlyAreas == nil { return [] }
        let places: [EntityID?] = task.areas.map { $0.sorted() } ?? [nil]
        var breaches: [Breach] = []
        for place in places {
            for refused in refusesAreas where place.map({ tree.overlap($0, refused) }) ?? true {
                breaches.append(.refusedArea(task.task, assigned: place, refused: refused))
            }
            guard let onlyAreas else { continue }
            let isInside = onlyAreas.contains { only in place.map { tree.isWithin($0, only) } ?? false }
            if !isInside { breaches.append(.outside(task.task, assigned: place, only: onlyAreas)) }
        }
        return breaches
    }
}
