import ArgumentParser
import MessageSchema

/// `muster milestones`: show which strength is aimed at by when, and what is missing.
struct MilestonesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "milestones", abstract: "Show which strength is aimed at by when, and what is missing.",
        discussion: """
            Targets first, then what others expect of them.

            Example:
              muster milestones --as-of 2026-03-01
            """)

    @OptionGroup var question: QuestionOptions

    func run() async throws {
        try await question.ask(.milestones, as: MilestonesReply.self) { Self.lines($0, on: $1) }
    }

    /// A table of targets, and one of estimates.
    static func lines(_ reply: MilestonesReply, on surface: Surface) -> [String] {
        var table = TextTable(columns: [
            .init(title: "milestone", minimum: 10), .init(title: "strength", isFigure: true), .init(title: "of"),
            .init(title: "by"), .init(title: "days left", isFigure: true), .init(title: "in theatre", isFigure: true),
            .init(title: "nominal", isFigure: true), .init(title: "set by", minimum: 10),
        ])
        table.rows = reply.milestones.map { milestone in
            [
                TextTable.Cell(milestone.milestone.wire), TextTable.Cell(Wording.quantity(milestone.strength)),
                TextTable.Cell(Wording.words(milestone.personnel.wire)), TextTable.Cell(milestone.by?.wire ?? "–"),
                TextTable.Cell(milestone.daysLeft.map { Wording.number($0) } ?? "–"),
                TextTable.Cell(Self.missing(milestone.missingInTheatre)),
                TextTable.Cell(Self.missing(milestone.missingNominal)), TextTable.Cell(Safe.text(milestone.setBy.wire)),
            ]
        }
        var lines = reply.milestones.isEmpty ? ["no milestone is set"] : table.lines(on: surface)
        if !reply.milestones.isEmpty { lines.append("  in theatre, nominal: what is missing of the strength") }
        guard !reply.estimates.isEmpty else { return lines }
        var estimates = TextTable(columns: [
            .init(title: "estimate", minimum: 10), .init(title: "kind"), .init(title: "strength", isFigure: true),
            .init(title: "by"), .init(title: "stated by", minimum: 10),
        ])
        estimates.rows = reply.estimates.map { estimate in
            [
                TextTable.Cell(estimate.estimate.wire), TextTable.Cell(Wording.words(estimate.kind.wire)),
                TextTable.Cell(estimate.strength.map(Wording.quantity) ?? "–"),
                TextTable.Cell(estimate.by?.wire ?? "–"),
                TextTable.Cell(Safe.text(estimate.statedBy.wire)),
            ]
        }
        lines += [""] + estimates.lines(on: surface)
        return lines
    }

    private static func missing(_ gap: StrengthGap) -> String {
        let missing = Wording.quantity(gap.missing)
        return gap.unknown > 0 ? "≤ \(missing)" : missing
    }
}
