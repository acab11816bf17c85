public import MessageSchema

/// The rules every entry's provenance obeys, whatever it states (DOMAIN.md section 4).
public enum ProvenanceRules {
    /// The most sources an entry may name.
    public static let maximumSources = 20

    /// Checks basis, sources and times of a command; pointers of the problem are into the whole command.
    /// - Throws: `Problem` where a report has no source, a grade 1 stands without a second independent publisher, or a
    ///   learned time lies before a source's publication or after now.
    public static func check(
        basis: Basis, sources: [Source], learned: Instant, now: Instant
    ) throws(Problem) {
        if basis == .reported, sources.isEmpty {
            throw Problem(
                .unsupportedSource,
                "what is `reported` needs the source that says so: give `sources` with publisher, published and grade; "
                    + "what the cell itself decides has the basis `decided`",
                errors: [.init(pointer: "/sources", detail: "at least one source is required")])
        }
        guard sources.count <= maximumSources else {
            throw Problem(
                .invalidContent, "an entry names at most \(maximumSources) sources, this one \(sources.count)",
                errors: [.init(pointer: "/sources", detail: "at most \(maximumSources)")])
        }
        if let index = sources.firstIndex(where: { $0.grade.credibility == 1 }),
            Set(sources.compactMap(\.independentName)).count < 2
        {
            throw Problem(
                .unsupportedSource,
                "credibility 1 means confirmed by other independent sources: name at least two publishers that are "
                    + "not the same, or grade it 2 or worse",
                errors: [.init(pointer: "/sources/\(index)/grade", detail: "no second, independent publisher is named")]
            )
        }
        guard learned <= now else {
            throw Problem(
                .invalidContent,
                "the cell cannot have learned it at \(learned.wire), which is later than now (\(now.wire)); leave "
                    + "`learnedTime` out for now",
                errors: [.init(pointer: "/learnedTime", detail: "at the latest \(now.wire)")])
        }
        if let index = sources.firstIndex(where: { $0.published.firstDay.start > learned }) {
            let published = sources[index].published.wire
            throw Problem(
                .invalidContent,
                "the cell cannot have learned it at \(learned.wire), before its source was published (\(published))",
                errors: [.init(pointer: "/learnedTime", detail: "not before \(published)")])
        }
    }
}
