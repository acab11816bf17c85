import ArgumentParser
import MessageSchema

/// `muster entries`: every entry about an entity, with what it comes to.
struct EntriesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "entries", abstract: "List the entries about an entity, and which of them count.",
        discussion: """
            Each entry stands with its event, by which it is corrected and retracted, and with its standing: it counts, is \
            outranked, too weak, not in effect yet, retracted, corrected, or unsupported. Without an entity the newest \
            entries are listed.

            Example:
              muster entries pledge/idn-1
              muster send correct-entry event=EVENT content.headcount=900 reason="a slip of the pen"
            """)

    @Argument(help: ArgumentHelp("The entity, such as pledge/idn-1.", valueName: "kind/id")) var subject: String?
    @OptionGroup var question: QuestionOptions

    func run() async throws {
        let subject: Subject? = try CommandFailure.value(self.subject, "the entity")
        let filter = subject.map { QueryFilter(subject: $0) }
        try await question.ask(.entries, filter: filter, as: EntriesReply.self) { Self.lines($0, on: $1) }
    }

    /// What is listed: two lines for each entry.
    static func lines(_ reply: EntriesReply, on surface: Surface) -> [String] {
        guard !reply.entries.isEmpty else { return ["nothing is recorded"] }
        return reply.entries.flatMap { entry -> [String] in
            let style: Style? =
                switch entry.standing {
                case .known(.counts): .green
                case .known(.retracted), .known(.corrected), .known(.unsupported): .red
                default: .dim
                }
            let status = Columns.pad(Wording.words(entry.standing.wire), to: 13)
            let grade = entry.entry.grade?.wire ?? entry.entry.basis.wire
            return [
                (style?(status, on: surface) ?? status) + "  \(Columns.pad(entry.entry.effective.wire, to: 10))  "
                    + "\(Columns.pad(grade, to: 8))  \(Safe.text(entry.line))",
                "               \(entry.event.wire)  \(Safe.text(entry.because))",
            ]
        }
    }
}
