import MessageSchema

extension Breach {
    /// Why the rule does not fit the terms, in one sentence that names both sides; the terms are given in words.
    func sentence(_ rule: Rule, _ terms: String) -> String {
        switch self {
        case .refusedTask(let task, let ceiling):
            "\(terms) assigns `\(task.wire)` with `\(ceiling.wire)`; \(rule.title) refuses that task"
        case .ceiling(let task, let assigned, let allowed):
            "\(terms) assigns `\(task.wire)` with `\(assigned.wire)`; \(rule.title) allows `\(allowed.wire)`"
        case .refusedArea(let task, let assigned, let refused):
            "\(terms) assigns `\(task.wire)` \(Self.place(assigned)); \(rule.title) refuses `\(refused.wire)`"
        case .outside(let task, let assigned, let only):
            "\(terms) assigns `\(task.wire)` \(Self.place(assigned)); \(rule.title) allows only "
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

    private static func place(_ area: EntityID?) -> String {
        area.map { "in `\($0.wire)`" } ?? "in the whole area of operations"
    }
}
