import ArgumentParser
import MessageSchema

/// `muster why`: what brought an event about, and what came of it.
struct WhyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why", abstract: "Show what brought an event about, and all that came of it.",
        discussion: """
            From the first command on, across the services: what a command recorded stands together, and below each event \
            what it brought about elsewhere. The event that was asked for is marked. `muster entries`, `muster watch` and \
            the replies of `muster send` name events.

            Example:
              muster why pledges-0000.1.42
            """)

    @Argument(help: ArgumentHelp("The event, such as pledges-0000.1.42.", valueName: "event")) var event: String
    @OptionGroup var question: QuestionOptions

    func run() async throws {
        let event: EventID = try CommandFailure.value(self.event, "the event")
        try await question.ask(.why, filter: QueryFilter(event: event), as: WhyReply.self) { Self.lines($0, on: $1) }
    }

    /// A tree: two lines for each event, indented below what brought it about.
    static func lines(_ reply: WhyReply, on surface: Surface) -> [String] {
        var lines = [Safe.text(reply.statement)]
        for step in reply.steps {
            let indent = step.depth == 0 ? "" : String(repeating: "   ", count: step.depth - 1) + "└─ "
            let blank = String(repeating: " ", count: indent.count)
            let line = Safe.text(step.line)
            let grade = step.entry.grade?.wire ?? step.entry.basis.wire
            lines.append(
                indent + (step.asked ? "▶ " : "") + Columns.pad(step.service.wire, to: 8)
                    + (step.asked ? Style.bold(line, on: surface) : line))
            lines.append(
                Style.dim("\(blank)        \(step.event.wire)  \(step.entry.effective.wire)  \(grade)", on: surface))
        }
        if let leftOut = reply.leftOut { lines.append("and \(leftOut) more") }
        return lines
    }
}
