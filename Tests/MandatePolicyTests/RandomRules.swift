import HashTreeCollections
import MandatePolicy
import MessageSchema
import TestSupport

/// Rules and terms drawn from a seed, small enough that they meet each other often.
struct RandomRules {
    private var generator: SeededGenerator
    private let taskIDs: [EntityID] = ["t-0", "t-1", "t-2", "t-3", "t-4"]
    private let areaIDs: [EntityID] = ["whole", "north", "south", "north-east", "city"]
    private let preconditionIDs: [EntityID] = ["p-0", "p-1", "p-2"]
    private let tree = AreaTree(parents: [
        "north": "whole", "south": "whole", "north-east": "north", "city": "north-east",
    ])

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func rules() -> [Rule] { (0..<Int.random(in: 1...5, using: &generator)).map { rule($0) } }

    mutating func rule(_ number: Int) -> Rule {
        let kind = generator.pick(RuleKind.allCases)
        return Rule(
            name: RuleName(kind, generator.pick(["r-\(number)-a", "r-\(number)-b"].map(Self.id))), holder: "Somebody",
            effect: .known(generator.pick(CaveatEffect.allCases)), refusesTasks: some(of: taskIDs),
            refusesAreas: some(of: areaIDs), onlyAreas: generator.oneIn(4) ? some(of: areaIDs) : nil,
            ceiling: generator.oneIn(3) ? .known(generator.pick(UseOfForce.allCases)) : nil,
            requires: some(of: preconditionIDs),
            authority: generator.oneIn(5) ? .known(generator.pick(CommandAuthority.allCases)) : nil,
            from: generator.oneIn(6) ? "2026-03-01" : nil, until: generator.oneIn(6) ? "2026-06-30" : nil,
            wording: Self.text)
    }

    mutating func terms() -> Terms {
        let tasks = taskIDs.shuffled(using: &generator).prefix(Int.random(in: 0...4, using: &generator))
        var preconditions: TreeDictionary<EntityID, PreconditionStatus> = [:]
        for id in preconditionIDs where !generator.oneIn(3) {
            preconditions[id] = generator.pick(PreconditionStatus.allCases)
        }
        return Terms(
            option: "o", tasks: tasks.map { assigned($0) },
            authority: generator.oneIn(2) ? .known(generator.pick(CommandAuthority.allCases)) : nil,
            preconditions: preconditions, areas: tree,
            day: generator.pick(["2026-02-01", "2026-04-15", "2026-08-01"]))
    }

    /// The same terms with a task more, or `nil` where all are assigned.
    mutating func oneMore(_ terms: Terms) -> Terms? {
        guard let task = taskIDs.first(where: { task in !terms.tasks.contains { $0.task == task } }) else { return nil }
        return Terms(
            option: terms.option, tasks: terms.tasks + [assigned(task)], authority: terms.authority,
            preconditions: terms.preconditions, areas: terms.areas, day: terms.day)
    }

    /// The same terms with every ceiling raised to the highest.
    func raised(_ terms: Terms) -> Terms {
        Terms(
            option: terms.option,
            tasks: terms.tasks.map {
                AssignedTask(task: $0.task, ceiling: .known(.allNecessaryMeans), areas: $0.areas)
            },
            authority: terms.authority, preconditions: terms.preconditions, areas: terms.areas, day: terms.day)
    }

    mutating func shuffled<Element>(_ list: [Element]) -> [Element] { list.shuffled(using: &generator) }

    private mutating func assigned(_ task: EntityID) -> AssignedTask {
        let areas: [EntityID] = some(of: areaIDs)
        return AssignedTask(
            task: task, ceiling: .known(generator.pick(UseOfForce.allCases)), areas: areas.isEmpty ? nil : areas)
    }

    private mutating func some(of ids: [EntityID]) -> [EntityID] {
        ids.filter { _ in generator.oneIn(4) }
    }

    private static func id(_ text: String) -> EntityID { EntityID(stringLiteral: text) }

    private static var text: Text {
        do { return try Text(wire: "in words") } catch { preconditionFailure("\(error)") }
    }
}
