import ArgumentParser
import Foundation
import MessageBus
import MessageSchema

/// Of which operation and moment a question is asked.
struct QuestionOptions: ParsableArguments {
    @Argument(help: "The operation; the only one, or $MUSTER_OPERATION, where missing.") var operation: String?
    @Option(help: ArgumentHelp("As of this day, or the last day of this month.", valueName: "date")) var asOf: String?
    @Option(help: ArgumentHelp("As known by the end of this day, or at this moment.", valueName: "date|instant"))
    var knownAt: String?
    @OptionGroup var common: CommonOptions

    /// Puts a question to the gateway and prints the answer: JSON where it is asked for, else what a screen makes of it.
    func answer<Reply: Decodable & Sendable>(
        _ name: QueryName, as type: Reply.Type, on screen: @escaping @Sendable (Reply, Surface) -> [String]
    ) async throws {
        let surface = Console.surface()
        let asOf = try asOf.map { try Self.value($0, as: EffectiveDate.self, "--as-of") }
        let knownAt = try knownAt.map { try Self.value($0, as: KnownTime.self, "--known-at") }
        let (named, isJSON) = (operation, common.json)
        try await BusSession.with(try common.musterHome()) { bus in
            let wanted: String
            if let named { wanted = named } else { wanted = try await Operations.standard(over: bus) }
            let target = try Self.value(wanted, as: OperationID.self, "the operation")
            do throws(Problem) {
                let question = QueryRequest(name, operation: target, asOf: asOf, knownAt: knownAt)
                let answer = try await Operations.ask(bus, question)
                let lines = isJSON ? nil : screen(try answer.decoded(as: Reply.self), surface)
                try StatusCommand.show(lines, answer.body)
            } catch {
                throw CommandFailure(error)
            }
        }
    }

    private static func value<Value: WireText>(_ text: String, as type: Value.Type, _ name: String) throws -> Value {
        do throws(InvalidValue) {
            return try Value(wire: text)
        } catch {
            throw CommandFailure.usage("\(name): \(error.message)")
        }
    }
}
