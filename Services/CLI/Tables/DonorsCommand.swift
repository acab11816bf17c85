import ArgumentParser
import MessageSchema

/// `muster donors`: list the donors: pledged, committed, paid, and how well each keeps its word.
struct DonorsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "donors", abstract: "List the donors: pledged, committed, paid, and how well each keeps its word.",
        discussion: """
            Pledges are in no funding total; contributions with their schedules are in `muster funding`.

            Example:
              muster donors --as-of 2026-03-01
            """)

    @OptionGroup var question: QuestionOptions

    func run() async throws {
        try await question.ask(.donors, as: DonorsReply.self) { Self.lines($0, on: $1) }
    }

    /// A row for each donor.
    static func lines(_ reply: DonorsReply, on surface: Surface) -> [String] {
        guard let currency = reply.currency else { return ["funding has not taken the operation in"] }
        guard !reply.donors.isEmpty else { return ["no contribution is known"] }
        var table = TextTable(columns: [
            .init(title: "donor", minimum: 10), .init(title: "pledged", isFigure: true),
            .init(title: "committed", isFigure: true), .init(title: "paid", isFigure: true),
            .init(title: "outstanding", isFigure: true), .init(title: "paid of due", isFigure: true),
            .init(title: "paid of committed", isFigure: true),
        ])
        table.rows = reply.donors.map { donor in
            [
                TextTable.Cell(donor.donor.map(Wording.party) ?? "unknown"), money(donor.pledged),
                money(donor.committed),
                money(donor.paid), money(donor.outstanding), TextTable.Cell(percent(donor.fulfilment.paidPerDue)),
                TextTable.Cell(percent(donor.fulfilment.paidPerCommitted)),
            ]
        }
        return table.lines(on: surface) + ["  in \(currency.wire)"]
    }

    private static func money(_ figure: MoneyFigure) -> TextTable.Cell {
        TextTable.Cell(Wording.amount(figure.amount, ""))
    }

    /// Basis points as a percentage.
    private static func percent(_ points: Int?) -> String {
        points.map { "\($0 / 100).\($0 % 100 / 10) %" } ?? "–"
    }
}
