import MessageSchema

extension UsableTask {
    /// The assigned tasks that rules leave, and where. Only rules that restrict take tasks away one by one; one whose
    /// effect this program does not know is taken to restrict. The order of the rules does not matter.
    static func left(under terms: Terms, by rules: [Rule]) -> [UsableTask] {
        let limits = rules.filter { $0.effect.term == nil || $0.effect == .known(.restricts) }
        let onlyAreas = limits.compactMap(\.onlyAreas)
        let refused = Set(limits.flatMap(\.refusesAreas))
        return terms.tasks.compactMap { task in
            let isRefused = limits.contains { rule in
                if rule.refusesTasks.contains(task.task) { return true }
                guard let allowed = rule.ceiling?.term, let assigned = task.ceiling.term else { return false }
                return assigned > allowed
            }
            if isRefused { return nil }
            var places = task.areas.map { $0.sorted() }
            for only in onlyAreas { places = terms.areas.common(places, only) }
            places = places?.filter { place in !refused.contains { terms.areas.isWithin(place, $0) } }
            if let places, places.isEmpty { return nil }
            if refused.isEmpty { return UsableTask(task: task.task, areas: places) }
            let inside = refused.filter { area in places?.contains { terms.areas.isWithin(area, $0) } ?? true }
            // An area within another that is excepted goes without saying.
            let excepted = inside.filter { area in
                !inside.contains { $0 != area && terms.areas.isWithin(area, $0) }
            }
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
