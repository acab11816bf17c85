import MessageSchema

extension Breach {
    /// Why the rule does not fit the terms, which are given in words: one sentence for each point, naming both sides. Points
    /// that differ in the task only are one sentence, where the first of them stands.
    static func sentences(of breaches: [Breach], _ rule: Rule, _ terms: String) -> [String] {
        var groups: [(breach: Breach, tasks: [EntityID])] = []
        for breach in breaches {
            guard let task = breach.task, let known = groups.firstIndex(where: { $0.breach.isLike(breach) }) else {
                groups.append((breach, breach.task.map { [$0] } ?? []))
                continue
            }
            groups[known].tasks.append(task)
        }
        return groups.map { $0.breach.sentence(rule, terms, on: listed($0.tasks)) }
    }

    /// Whether it is the same point but for the task.
    private func isLike(_ other: Breach) -> Bool {
        switch (self, other) {
        case (.refusedTask(_, let one), .refusedTask(_, let two)): one == two
        case (.ceiling(_, let one, let ours), .ceiling(_, let two, let theirs)): one == two && ours == theirs
        case (.refusedArea(_, let one, let ours), .refusedArea(_, let two, let theirs)): one == two && ours == theirs
        case (.outside(_, let one, let ours), .outside(_, let two, let theirs)): one == two && ours == theirs
        default: false
        }
    }

    private func sentence(_ rule: Rule, _ terms: String, on tasks: String) -> String {
        switch self {
        case .refusedTask(_, let ceiling):
            "\(terms) assigns \(tasks) with `\(ceiling.wire)`; \(rule.title) \(tasks.contains(" and ") ? "refuses those tasks" : "refuses that task")"
        case .ceiling(_, let assigned, let allowed):
            "\(terms) assigns \(tasks) with `\(assigned.wire)`; \(rule.title) allows `\(allowed.wire)`"
        case .refusedArea(_, let assigned, let refused):
            "\(terms) assigns \(tasks) \(Self.place(assigned)); \(rule.title) refuses `\(refused.wire)`"
        case .outside(_, let assigned, let only):
            "\(terms) assigns \(tasks) \(Self.place(assigned)); \(rule.title) allows only "
                + only.map { "`\($0.wire)`" }.joined(separator: ", ")
        case .precondition(let precondition, .unknown):
            "whether `\(precondition.wire)` is met is unknown; \(rule.title) requires it"
        case .precondition(let precondition, _):
            "`\(precondition.wire)` is not met; \(rule.title) requires it"
        case .authority(let assumed?, let allowed):
            "\(terms) assumes that `\(assumed.wire)` is transferred; \(rule.title) lets go of `\(allowed.wire)` at most"
        case .authority(nil, let allowed):
            "\(terms) does not say which authority over units is transferred; \(rule.title) lets go of "
                + "`\(allowed.wire)` at most"
        case .timing(let from, let until):
            "\(rule.title) holds" + (from.map { " from \($0.wire)" } ?? "") + (until.map { " until \($0.wire)" } ?? "")
        case .wordsOnly:
            "\(rule.title) says in words only: \"\((rule.unsaid ?? rule.wording).wire)\""
        }
    }

    private static func listed(_ tasks: [EntityID]) -> String {
        let names = tasks.map { "`\($0.wire)`" }
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " and " + last
    }

    private static func place(_ area: EntityID?) -> String {
        area.map { "in `\($0.wire)`" } ?? "in the whole area of operations"
    }
}
