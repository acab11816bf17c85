import ArgumentParser
import MessageSchema

/// `muster pledges`: list what each nation offers, line by line, with its caveats.
struct PledgesTableCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pledges", abstract: "List what each nation offers, line by line, with its caveats.",
        discussion: """
            A row for each line, with what the rules leave of it under the assignment in force; below stand the caveats.

            Example:
              muster pledges --as-of 2026-03-01 --where lines.stage=committed --sort -strength.best
            """)

    @OptionGroup var question: QuestionOptions

    func run() async throws {
        try await question.ask(.pledges, as: PledgesReply.self) { Self.lines($0, on: $1) }
    }

    /// A row for each line, then the caveats in force.
    static func lines(_ reply: PledgesReply, on surface: Surface) -> [String] {
        guard !reply.pledges.isEmpty else { return ["no pledge is known"] }
        var table = TextTable(columns: [
            .init(title: "nation", minimum: 10), .init(title: "pledge", minimum: 8), .init(title: "line", minimum: 8),
            .init(title: "capability", minimum: 12), .init(title: "people", isFigure: true, minimum: 7),
            .init(title: "stage", minimum: 9), .init(title: "since", minimum: 7), .init(title: "left", minimum: 9),
            .init(title: "grade", minimum: 5),
        ])
        for pledge in reply.pledges {
            for line in pledge.lines {
                let left = line.availability?.availability
                table.rows.append([
                    .init(Safe.text(pledge.name)), .init(pledge.pledge.wire), .init(line.line.wire),
                    .init(Safe.text(line.capability.wire)), .init(Safe.text(Wording.quantity(line.headcount))),
                    .init(
                        line.stage.map { Wording.words($0.wire) } ?? "unknown",
                        line.stage == .known(.onHold) ? .yellow : nil),
                    .init(line.since?.wire ?? ""),
                    .init(left.map { Wording.words($0.wire) } ?? "", left == .known(.untouched) ? nil : .yellow),
                    .init(pledge.entry.grade?.wire ?? ""),
                ])
            }
        }
        let caveats = reply.caveats.filter(\.inForce).map { caveat in
            "  \(Wording.party(caveat.party)), caveat `\(caveat.caveat.wire)`: \"\(Safe.text(caveat.wording.wire))\""
        }
        return table.lines(on: surface) + caveats
    }
}
