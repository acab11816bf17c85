import DomainModel
import MessageSchema

extension Answers {
    /// The answers whose figures can be explained.
    static let explained = QueryName.allCases.filter { $0.needsOperation && $0 != .why && $0 != .explain }

    /// The records behind a figure of another answer at the same moment.
    /// - Throws: `Problem` where there is no such question or figure, with what there is.
    func explain(_ filter: QueryFilter) throws(Problem) -> ExplainReply {
        let query = filter.question ?? .picture
        let figures = try AnswerFigures(of: query, in: json(query, filter.forExplained))
        guard let pointer = filter.figure, !pointer.tokens.isEmpty else {
            return ExplainReply(
                about: about, question: query.rawValue, figure: "",
                statement: "the figures of `\(query.rawValue)` that have records; name one in `figure`",
                figures: figures.list(), records: [])
        }
        let place = try figures.place(of: pointer)
        var events = figures.records(behind: place)
        for source in FigureSources.of(place, in: query) {
            let other = try AnswerFigures(
                of: source.query, in: json(source.query, source.query == query ? filter.forExplained : QueryFilter()))
            guard let rest = try? other.place(of: source.pointer) else { continue }
            events += other.records(behind: rest)
        }
        events = events.distinct()
        let (records, missing) = records(of: events)
        return ExplainReply(
            about: about, question: query.rawValue, figure: place.pointer.description,
            statement: events.isEmpty
                ? "no record is behind it: nothing is counted in it, or it follows from the question itself"
                : "every record behind it, with what each comes to; `why` tells what brought one about",
            value: place.value, figures: figures.list(below: place), records: records,
            missing: missing.isEmpty ? nil : missing)
    }

    private func json(_ query: QueryName, _ filter: QueryFilter) throws(Problem) -> JSONValue {
        let reply = try reply(to: query, filter, chain: nil)
        do {
            return try JSONValue.encoding(reply)
        } catch {
            throw Problem(.internalFailure, "the answer cannot be written: \(error)")
        }
    }

    /// The records of some events, in the order of recording, and those of which there is none.
    private func records(of events: [EventID]) -> (records: [ExplainedRecord], missing: [EventID]) {
        let found =
            explained(events, in: records.mandate, of: .mandate, ChangeLine.text)
            + explained(events, in: records.pledges, of: .pledges, ChangeLine.text)
            + explained(events, in: records.funding, of: .funding, ChangeLine.text)
            + explained(events, in: records.command, of: .command, ChangeLine.text)
        let known = Set(found.map(\.record.event))
        return (
            found.sorted {
                ($0.record.entry.recorded, $0.record.event.log, $0.record.event.sequence)
                    < ($1.record.entry.recorded, $1.record.event.log, $1.record.event.sequence)
            }, events.filter { !known.contains($0) }
        )
    }

    private func explained<Records: CorrectableRecords>(
        _ events: [EventID], in records: Records, of service: ServiceName, _ line: (Records.Event) -> String
    ) -> [ExplainedRecord] {
        let entries = events.compactMap { records.journal.entry($0) }
        let causes = Dictionary(
            entries.compactMap { entry in entry.cause.map { (entry.stamp.event, $0) } },
            uniquingKeysWith: { first, _ in first })
        return views(of: entries, in: records, of: service, line).map { view in
            ExplainedRecord(record: view, words: Self.words(in: view.content).distinct(), cause: causes[view.event])
        }
    }

    /// What a record keeps of the words of a report, at any depth.
    private static func words(in content: JSONValue) -> [String] {
        switch content {
        case .array(let elements): return elements.flatMap(words)
        case .object(let object):
            return object.members.flatMap { member -> [String] in
                guard let text = member.value.string else { return words(in: member.value) }
                return ["wording", "clause", "unnamed"].contains(member.key) ? [text] : []
            }
        default: return []
        }
    }
}

extension Sequence where Element == String {
    /// Each once, in the order of its first mention.
    fileprivate func distinct() -> [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}

extension QueryFilter {
    /// What narrows the explained question itself.
    var forExplained: QueryFilter {
        QueryFilter(
            options: options, assume: assume, requirement: requirement, pledge: pledge, subject: subject, event: event)
    }
}
