import MessageSchema

/// The kinds of content that a client takes, from its `Accept` (RFC 9110, section 12.5.1).
struct AcceptedTypes: Hashable, Sendable {
    private struct Range: Hashable {
        let type: String
        let subtype: String
        let quality: Double

        /// How closely it names a kind; `nil` where it does not.
        func closeness(to kind: (type: Substring, subtype: Substring)) -> Int? {
            if type == "*", subtype == "*" { return 0 }
            guard type == kind.type else { return nil }
            return subtype == "*" ? 1 : subtype == kind.subtype ? 2 : nil
        }
    }

    private let ranges: [Range]

    /// The one of several kinds that a client likes best by its `Accept`, the first where it does not mind.
    /// - Throws: `Problem` with status 406 where it takes none of them.
    static func choice(of values: [String], among kinds: [String]) throws(Problem) -> String {
        // Most name the first kind, nothing, or anything.
        if values.isEmpty || (values.count == 1 && (values[0] == kinds[0] || values[0] == "*/*")) { return kinds[0] }
        return try AcceptedTypes(values).choice(among: kinds)
    }

    /// Reads the header's values; without any, everything is taken. What cannot be read names nothing.
    init(_ values: [String]) {
        ranges = values.flatMap { $0.split(separator: ",") }.compactMap { text in
            let parts = text.split(separator: ";").map(\.trimmed)
            let names = (parts.first ?? "").lowercased().split(separator: "/")
            guard names.count == 2 else { return nil }
            let quality = parts.dropFirst().first { $0.lowercased().hasPrefix("q=") }.map {
                Double($0.dropFirst(2)) ?? 0
            }
            return Range(type: String(names[0]), subtype: String(names[1]), quality: quality ?? 1)
        }
    }

    /// The one of several kinds that the client likes best, the first where it does not mind.
    /// - Throws: `Problem` with status 406 where it takes none of them.
    func choice(among kinds: [String]) throws(Problem) -> String {
        guard !ranges.isEmpty else { return kinds[0] }
        var best: (kind: String, quality: Double)?
        for kind in kinds {
            let quality = quality(of: kind)
            if quality > (best?.quality ?? 0) { best = (kind, quality) }
        }
        guard let best else {
            throw .notAcceptable(
                "there is \(kinds.joined(separator: " and ")) here, and the request's `Accept` takes none of it; name one "
                    + "of them, or leave `Accept` out")
        }
        return best.kind
    }

    private func quality(of kind: String) -> Double {
        let names = kind.split(separator: "/")
        guard names.count == 2 else { return 0 }
        var closest: (closeness: Int, quality: Double)?
        for range in ranges {
            guard let closeness = range.closeness(to: (names[0], names[1])), closeness > (closest?.closeness ?? -1)
            else {
                continue
            }
            closest = (closeness, range.quality)
        }
        return closest?.quality ?? 0
    }
}
