import ArgumentParser
import MessageSchema

/// `muster gaps`: each slot of the statement of requirements, what fills it, what is missing, and the offers without one.
struct GapsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gaps", abstract: "Show required capabilities against what is offered: the gap list.",
        discussion: """
            Example: muster gaps --as-of 2026-06-30
            Each slot with what is required, matched, committed or beyond, in theatre, missing and accepted as a risk; then \
            the offers without a slot. `muster gaps --slot rafah-inf` shows one slot with its matches and their history.
            """)

    @Option(help: ArgumentHelp("Show this slot with its matches and who replaced whom.", valueName: "requirement"))
    var slot: String?
    @OptionGroup var question: QuestionOptions

    func run() async throws {
        let slot: EntityID? = try CommandFailure.value(self.slot, "--slot")
        try await question.ask(.requirements, as: RequirementsReply.self) { reply, body, surface, _ throws(Problem) in
            guard let slot else { return .init(lines: GapsScreen(reply: reply, surface: surface).lines, body: body) }
            guard let view = reply.slots.first(where: { $0.requirement == slot }) else {
                throw Self.unknown(slot, among: reply.slots.map(\.requirement.wire))
            }
            do {
                return .init(lines: SlotScreen(slot: view, surface: surface).lines, body: try .encoding(view))
            } catch {
                throw Problem(.internalFailure, "the slot cannot be written: \(error)")
            }
        }
    }

    private static func unknown(_ slot: EntityID, among known: [String]) -> Problem {
        let nearest = NearestMatch.of(slot.wire, in: known, limit: 3)
        let hint =
            known.isEmpty
            ? "none is defined at that moment; define one with `muster send define-requirement`"
            : "there is \((nearest.isEmpty ? Array(known.prefix(5)) : nearest).joined(separator: ", "))"
        return Problem(.unknownEntity, "there is no slot `\(slot.wire)`; \(hint)")
    }
}
