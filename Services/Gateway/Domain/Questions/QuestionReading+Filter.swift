import MessageSchema

extension QuestionReading {
    /// The most entries of one list.
    static let maximumEntries = 64

    /// Whether a filter names fields that there are; one that is no object is left to the decoder.
    static func checkNames(of filter: JSONValue?) throws(Problem) {
        let known = QueryFilter.Field.allCases.map(\.rawValue)
        for key in filter?.object?.keys ?? [] where !known.contains(key) {
            let nearest = NearestMatch.of(key, in: known, limit: 1).first.map { "; did you mean `\($0)`?" } ?? ";"
            throw wrong(
                "/filter/\(key)",
                "a filter has no field `\(key.prefix(60))`\(nearest) it has \(known.joined(separator: ", "))")
        }
    }

    /// Whether the question takes what is given, each list has entries, and each of them once.
    static func check(_ filter: QueryFilter, of name: QueryName) throws(Problem) {
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
                }
            return entries.map { (field, $0) }
        }
    }
}
