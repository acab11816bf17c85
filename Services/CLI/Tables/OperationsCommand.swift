import ArgumentParser
import MessageSchema

/// `muster operations`: list the operations that there are.
struct OperationsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "operations", abstract: "List the operations that there are.",
        discussion: """
            With the services that have taken each one in.

            Example:
              muster operations --json
            """)

    @OptionGroup var question: QuestionOptions

    func run() async throws {
        try await question.ask(.operations, as: OperationsReply.self) { Self.lines($0, on: $1) }
    }

    /// A row for each operation.
    static func lines(_ reply: OperationsReply, on surface: Surface) -> [String] {
        guard !reply.operations.isEmpty else { return ["no operation is known"] }
        var table = TextTable(columns: [
            .init(title: "operation", minimum: 9), .init(title: "title", minimum: 16), .init(title: "currency"),
            .init(title: "since", minimum: 7), .init(title: "taken in by", minimum: 8),
        ])
        table.rows = reply.operations.map { operation in
            [
                .init(operation.operation.wire), .init(Safe.text(operation.title?.wire ?? "")),
                .init(operation.currency?.wire ?? ""), .init(operation.establishedOn?.wire ?? ""),
                .init(operation.acceptedBy.map(\.wire).joined(separator: ", ")),
            ]
        }
        return table.lines(on: surface)
    }
}
