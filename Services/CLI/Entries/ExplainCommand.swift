import ArgumentParser
import MessageSchema

/// `muster explain`: the records behind a figure, down to the words of the reports.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Show the records behind a figure, down to the words of the reports.",
        discussion: """
            A figure is named by the question whose answer holds it and its place in that answer, as `--json` prints it; an \
            element of a list goes by its id or its place. With a question alone its figures are listed, with nothing those \
            of the picture.

            Example:
              muster explain picture/strength/nominal
              muster explain funding/donors/USA/paid
              muster explain runway/strengths/0/levels/held
            """)

    @Argument(help: ArgumentHelp("The figure, such as picture/strength/nominal.", valueName: "question/place"))
    var figure: String?
    @Option(help: ArgumentHelp("The options to compare, for figures of `options`.", valueName: "ids")) var options:
        String?
    @OptionGroup var question: QuestionOptions

    func run() async throws {
        let filter = try Self.filter(figure, options: options)
        try await question.ask(.explain, filter: filter, as: ExplainReply.self) { Self.lines($0, on: $1) }
    }

    /// What is asked for: the question up to the first slash, then the place.
    /// - Throws: `CommandFailure` where there is no such question.
    static func filter(_ figure: String?, options: String?) throws(CommandFailure) -> QueryFilter {
        let path = figure.map { $0.hasPrefix("/") ? "picture" + $0 : $0 } ?? "picture"
        let parts = path.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        let name = parts.first.map(String.init) ?? ""
        guard let question = QueryName(rawValue: name) else {
            let nearest = NearestMatch.of(name, in: QueryName.allCases.map(\.rawValue), limit: 1).first
            throw .usage(
                "there is no question `\(Safe.text(String(name.prefix(60))))`\(nearest.map { "; did you mean `\($0)`?" } ?? "")"
                    + " A figure is named as question/place, such as picture/strength/nominal")
        }
        let place = parts.count == 2 && !parts[1].isEmpty ? "/" + parts[1] : ""
        var chosen: [EntityID] = []
        for id in options?.split(separator: ",", omittingEmptySubsequences: false) ?? [] {
            chosen.append(try CommandFailure.value(String(id), "--options"))
        }
        let pointer: JSONPointer? = try CommandFailure.value(place.isEmpty ? nil : place, "the figure")
        return QueryFilter(options: chosen.isEmpty ? nil : chosen, question: question, figure: pointer)
    }

    /// The figures to choose from, or the records of one: what each states, when and on whose word, and its words.
    static func lines(_ reply: ExplainReply, on surface: Surface) -> [String] {
        guard !reply.figure.isEmpty else { return figures(reply, on: surface) }
        var lines = [Style.bold(Safe.text(reply.question + reply.figure), on: surface)]
        if let value = reply.value, value.object == nil, value.array == nil {
            lines[0] += "  \(Safe.text(value.string ?? JSONWriter.text(of: value)))"
        } else if let own = reply.figures.first(where: { $0.figure == reply.figure }) {
            lines[0] += "  \(Safe.text(own.value))"
        }
        let count = reply.records.count
        lines.append(count == 0 ? Safe.text(reply.statement) : "\(count) \(count == 1 ? "record" : "records")")
        for explained in reply.records { lines += Self.lines(explained, on: surface) }
        if let missing = reply.missing { lines.append("\(missing.count) more are not held here") }
        return lines
    }

    private static func figures(_ reply: ExplainReply, on surface: Surface) -> [String] {
        guard !reply.figures.isEmpty else { return ["no figure of `\(Safe.text(reply.question))` has a record"] }
        // A name that is cut could not be given back.
        let longest = reply.figures.map { Columns.count(reply.question + $0.figure) }.max() ?? 0
        var table = TextTable(columns: [
            .init(title: "figure", minimum: longest), .init(title: "says", minimum: 16),
            .init(title: "records", isFigure: true),
        ])
        table.rows = reply.figures.map { figure in
            [
                TextTable.Cell(Safe.text(reply.question + figure.figure)), TextTable.Cell(Safe.text(figure.value)),
                TextTable.Cell(Wording.number(figure.records)),
            ]
        }
        return table.lines(on: surface)
    }

    private static func lines(_ explained: ExplainedRecord, on surface: Surface) -> [String] {
        let (record, entry) = (explained.record, explained.record.entry)
        let standing =
            record.standing == .known(.counts)
            ? "" : " (\(Wording.words(record.standing.wire)): \(Safe.text(record.because)))"
        var lines = [
            "  \(Columns.pad(record.service.wire, to: 8)) \(Safe.text(record.line))\(standing)",
            Style.dim(
                "           \(record.event.wire)  effective \(entry.effective.wire), learned \(entry.learned.wire), recorded "
                    + "\(entry.recorded.wire)", on: surface),
        ]
        for source in entry.sources ?? [] {
            let parts = [source.title?.wire, source.published.wire, source.address?.wire].compactMap { $0 }
            lines.append(
                "           \(source.grade.wire)  \(Safe.text(([source.publisher.wire] + parts).joined(separator: ", ")))"
            )
        }
        if entry.sources == nil { lines.append("           \(Wording.words(entry.basis.wire)) by the cell itself") }
        lines += explained.words.map { "           “\(Safe.text($0))”" }
        if let cause = explained.cause {
            lines.append(
                Style.dim("           brought about by \(cause.wire): muster why \(record.event.wire)", on: surface))
        }
        return lines
    }
}
