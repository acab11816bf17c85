import ArgumentParser
import MessageSchema

/// `muster status`: the picture of an operation on one screen.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show where the force stands, on one screen.",
        discussion: """
            With one operation it is shown, with several they are listed; --operation or $MUSTER_OPERATION names one. --as-of asks for a day in the world, \
            --known-at for what was known by a day or a moment: together they answer "what did we believe on that day".
            """)

    @OptionGroup var question: QuestionOptions

    func run() async throws {
        let isJSON = question.common.json
        try await question.ask(
            .picture, as: PictureReply.self, several: { StatusScreen.operations($0, on: $1) },
            show: { reply, body, surface, bus in
                let complaints = isJSON ? [] : await Complaints.heard(over: bus)
                return .init(
                    lines: StatusScreen(picture: reply, surface: surface, complaints: complaints).lines, body: body)
            })
    }
}
