import ArgumentParser
import MessageSchema

/// `muster conferences`: list the conferences, who came and what was pledged there.
struct ConferencesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conferences", abstract: "List the conferences, who came and what was pledged there.",
        discussion: """
            With the lines of each pledge that was made there, and what sources say of the attendance.

            Example:
              muster conferences --as-of 2026-03-01
            """)

    @OptionGroup var question: QuestionOptions

    func run() async throws {
        try await question.ask(.conferences, as: ConferencesReply.self) { Self.lines($0, on: $1) }
    }

    /// A paragraph for each conference.
    static func lines(_ reply: ConferencesReply, on surface: Surface) -> [String] {
        guard !reply.conferences.isEmpty else { return ["no conference is known"] }
        return reply.conferences.flatMap { conference -> [String] in
            var lines = [
                Style.bold(Safe.text(conference.title.wire), on: surface)
                    + "  \(conference.conference.wire)  \(conference.on.wire), \(Safe.text(conference.place.wire))"
            ]
            if let convenor = conference.convenor { lines.append("  convened by \(Wording.party(convenor))") }
            if let invited = conference.invited {
                lines.append("  invited: \(Wording.list(invited.map(Wording.party)))")
            }
            if let attending = conference.attending {
                lines.append("  attending: \(Wording.list(attending.map(Wording.party)))")
            }
            if let reported = conference.reported {
                let figures = [
                    reported.low.map { "low \(Wording.number($0))" },
                    reported.high.map { "high \(Wording.number($0))" },
                ]
                lines.append("  reported attendance: " + figures.compactMap { $0 }.joined(separator: ", "))
            }
            if let outcome = conference.outcome { lines.append("  outcome: \(Safe.text(outcome.wire))") }
            for pledge in conference.pledges ?? [] { lines.append("  pledge \(pledge.pledge.wire)") }
            return lines + [""]
        }.dropLast()
    }
}
