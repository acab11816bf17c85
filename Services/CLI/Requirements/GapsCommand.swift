import ArgumentParser
import MessageBus
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
    @OptionGroup var moment: MomentOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let surface = Console.surface()
        let (named, asOf, knownAt) = try moment.read()
        let slot: EntityID? = try MomentOptions.value(self.slot, "--slot")
        let isJSON = common.json
        try await BusSession.with(try common.musterHome()) { bus in
            let operation = try await Self.operation(named, bus)
            do throws(Problem) {
                let question = QueryRequest(.requirements, operation: operation, asOf: asOf, knownAt: knownAt)
                let answer = try await Operations.ask(bus, question)
                let reply = try answer.decoded(as: RequirementsReply.self)
                guard let slot else {
                    return try StatusCommand.show(
                        isJSON ? nil : GapsScreen(reply: reply, surface: surface).lines, answer.body)
                }
                guard let view = reply.slots.first(where: { $0.requirement == slot }) else {
                    throw Self.unknown(slot, among: reply.slots.map(\.requirement.wire))
                }
                let body: JSONValue
                do { body = try .encoding(view) } catch {
                    throw Problem(.internalFailure, "the slot cannot be written: \(error)")
                }
                try StatusCommand.show(isJSON ? nil : SlotScreen(slot: view, surface: surface).lines, body)
            } catch {
                throw CommandFailure(error)
            }
        }
    }

    /// The operation that is named, or else the only one.
    static func operation(_ named: OperationID?, _ bus: BusSession) async throws -> OperationID {
        if let named { return named }
        let standard = try await Operations.standard(over: bus)
        do throws(InvalidValue) { return try OperationID(wire: standard) } catch {
            throw CommandFailure.usage("MUSTER_OPERATION: \(error.message)")
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
