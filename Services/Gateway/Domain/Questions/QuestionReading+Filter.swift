import MessageSchema

extension QuestionReading {
    /// The most entries of one list.
    static let maximumEntries = 64

    /// Whether a part of a question names fields that there are; one that is no object is left to the decoder.
    static func checkNames(of part: JSONValue?, in name: String, _ known: [String]) throws(Problem) {
        for key in part?.object?.keys ?? [] where !known.contains(key) {
            let nearest = NearestMatch.of(key, in: known, limit: 1).first.map { "; did you mean `\($0)`?" } ?? ";"
            throw wrong(
                "/\(name)/\(key)",
                "a \(name) has no field `\(key.prefix(60))`\(nearest) it has \(known.joined(separator: ", "))")
        }
    }

    /// Whether the question takes what is given, each list has entries, and each of them once.
    static func check(_ filter: QueryFilter, of name: QueryName) throws(Problem) {
        if name == .explain { return try checkExplained(filter) }
        for (field, entries) in filter.entries {
            guard name.filters.contains(field) else {
                let takes = QueryName.allCases.filter { $0.filters.contains(field) }.map { "`\($0.rawValue)`" }
                throw wrong(
                    "/filter/\(field.rawValue)",
                    "`\(name.rawValue)` takes no `\(field.rawValue)`; leave it out, or ask "
                        + takes.joined(separator: " or "))
            }
            guard (1...maximumEntries).contains(entries.count) else {
                throw wrong(
                    "/filter/\(field.rawValue)",
                    "`\(field.rawValue)` has 1 to \(maximumEntries) entries, not \(entries.count); leave it out where "
                        + "nothing is to be chosen")
            }
            var seen: Set<String> = []
            for (index, entry) in entries.enumerated() where !seen.insert(entry).inserted {
                throw wrong("/filter/\(field.rawValue)/\(index)", "`\(entry)` is given twice; give it once")
            }
        }
    }

    /// What narrows the explained question is what that one takes.
    private static func checkExplained(_ filter: QueryFilter) throws(Problem) {
        let question = filter.question ?? .picture
        guard Answers.explained.contains(question) else {
            throw wrong(
                "/filter/question",
                "the figures of `\(question.rawValue)` are not explained; those of "
                    + Answers.explained.map { "`\($0.rawValue)`" }.joined(separator: ", ") + " are")
        }
        try check(filter.forExplained, of: question)
    }
}

extension QueryFilter {
    /// What each given field names, as texts of which each may be given once.
    fileprivate var entries: [(Field, [String])] {
        Field.allCases.compactMap { field in
            let entries: [String]? =
                switch field {
                case .options: options?.map(\.wire)
                case .assume: assume?.map(\.precondition.wire)
                case .requirement: requirement.map { [$0.wire] }
                case .pledge: pledge.map { [$0.wire] }
                case .subject: subject.map { [$0.wire] }
                case .event: event.map { [$0.wire] }
                case .question: question.map { [$0.rawValue] }
                case .figure: figure.map { [$0.description] }
                }
            return entries.map { (field, $0) }
        }
    }
}
