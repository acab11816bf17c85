import ArgumentParser
import Foundation
import MessageBus
import MessageSchema

/// What both commands on options ask: of which operation and moment, and what is assumed.
struct OptionsQuestion: ParsableArguments {
    @Option(help: "The operation (default: $MUSTER_OPERATION, or the only one there is).") var operation: String?
    @Option(help: ArgumentHelp("As of this day, or the last day of this month.", valueName: "date")) var asOf: String?
    @Option(help: ArgumentHelp("As known by the end of this day, or at this moment.", valueName: "date|instant"))
    var knownAt: String?
    @Option(
        help: ArgumentHelp(
            "What if: take a precondition to be met, unmet or unknown; can be repeated.",
            valueName: "precondition=status"))
    var assume: [String] = []

    /// Puts the question and shows the answer, as lines or as JSON.
    func ask(
        for options: [String]?, _ common: CommonOptions,
        _ screen: @escaping @Sendable (OptionsReply, Surface) -> [String]
    ) async throws {
        let surface = Console.surface()
        let (asOf, knownAt) = (
            try asOf.map { try Self.read($0, "--as-of", EffectiveDate.self) },
            try knownAt.map { try Self.read($0, "--known-at", KnownTime.self) }
        )
        let filter = try Self.filter(options: options, assume: assume)
        let (named, isJSON) = (operation, common.json)
        try await BusSession.with(try common.musterHome()) { bus in
            let name: String
            if let named { name = named } else { name = try await Operations.standard(over: bus) }
            let operation = try Self.read(name, "--operation", OperationID.self)
            do throws(Problem) {
                let question = QueryRequest(
                    .options, operation: operation, asOf: asOf, knownAt: knownAt, filter: filter)
                let answer = try await Operations.ask(bus, question)
                let reply = try answer.decoded(as: OptionsReply.self)
                try StatusCommand.show(isJSON ? nil : screen(reply, surface), answer.body)
            } catch {
                throw CommandFailure(error)
            }
        }
    }

    /// What is asked for by name and what is assumed, as the gateway takes it; `nil` where neither is.
    static func filter(options: [String]?, assume: [String]) throws -> QueryFilter? {
        let options = try (options ?? []).map { try read($0, "an option", EntityID.self) }
        let assumed = try assume.map { text in
            try read(text.replacing("=", with: ":", maxReplacements: 1), "--assume", PreconditionAssumption.self)
        }
        guard !options.isEmpty || !assumed.isEmpty else { return nil }
        return QueryFilter(options: options.isEmpty ? nil : options, assume: assumed.isEmpty ? nil : assumed)
    }

    private static func read<Value: WireText>(_ text: String, _ what: String, _ type: Value.Type) throws -> Value {
        do throws(InvalidValue) { return try Value(wire: text) } catch {
            throw CommandFailure.usage("\(what): \(error.message)")
        }
    }
}
