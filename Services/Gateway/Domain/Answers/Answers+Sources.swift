import DomainModel
import MessageSchema

extension Answers {
    /// How many entries are named of each source.
    private static let namedEntries = 50

    /// Every source that an entry known at the moment names, with what rests on it.
    func sources() -> SourcesReply {
        var stamps: [EntryStamp] = []
        func collect<Records: CorrectableRecords>(_ records: Records) {
            stamps += records.journal.entries.map(\.stamp).filter {
                moment.isKnown($0) && !$0.provenance.sources.isEmpty
            }
        }
        collect(records.mandate)
        collect(records.pledges)
        collect(records.funding)
        collect(records.command)
        stamps.sort { ($0.recorded, $0.event.log, $0.event.sequence) < ($1.recorded, $1.event.log, $1.event.sequence) }
        var bySource: [Source: [EntryStamp]] = [:]
        var byPublisher: [String: Int] = [:]
        for stamp in stamps {
            let sources = Set(stamp.provenance.sources)
            for source in sources { bySource[source, default: []].append(stamp) }
            for name in Set(sources.compactMap(\.independentName)) { byPublisher[name, default: 0] += 1 }
        }
        var contradicted: [Source: Int] = [:]
        for contradiction in contradictionsReply().contradictions {
            for source in Set(contradiction.sides.flatMap { $0.entry.sources ?? [] }) {
                contradicted[source, default: 0] += 1
            }
        }
        let views = bySource.map { source, stamps in
            SourceView(
                source: source, publisherEntries: source.independentName.flatMap { byPublisher[$0] } ?? stamps.count,
                entries: stamps.count, movingEntries: stamps.count { $0.movesValues },
                contradicted: contradicted[source] ?? 0, events: stamps.prefix(Self.namedEntries).map(\.event))
        }
        return SourcesReply(
            about: about,
            statement:
                "every source that an entry names which was known, with how many entries rest on it; an entry with "
                + "several sources counts for each of them",
            sources: views.sorted { Self.order($0.source).lexicographicallyPrecedes(Self.order($1.source)) })
    }

    private static func order(_ source: Source) -> [String] {
        [
            source.publisher.wire.lowercased(), source.publisher.wire, source.published.wire, source.title?.wire ?? "",
            source.address?.wire ?? "", source.grade.wire,
        ]
    }
}
