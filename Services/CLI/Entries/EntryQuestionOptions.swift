import ArgumentParser
import Foundation
import MessageBus
import MessageSchema

/// The options of a command that asks the gateway about one operation at one moment.
struct EntryQuestionOptions: ParsableArguments {
    @Option(help: "The operation.") var operation: String?
    @Option(help: ArgumentHelp("As of this day, or the last day of this month.", valueName: "date")) var asOf: String?
    @Option(help: ArgumentHelp("As known by the end of this day, or at this moment.", valueName: "date|instant"))
    var knownAt: String?
    @OptionGroup var common: CommonOptions

    /// Asks, and shows the answer: as JSON where that was wished for, else in the lines that are made of it.
    func ask<Reply: Decodable & Sendable>(
        _ name: QueryName, about subject: Subject? = nil, as reply: Reply.Type,
        lines: @escaping @Sendable (Reply, Surface) -> [String]
    ) async throws {
        let (asOf, knownAt) = (
            try self.asOf.map { try Self.read(EffectiveDate.self, $0, "--as-of") },
            try self.knownAt.map { try Self.read(KnownTime.self, $0, "--known-at") }
        )
        let named = try operation.map { try Self.read(OperationID.self, $0, "--operation") }
        let (surface, isJSON) = (Console.surface(), common.json)
        try await BusSession.with(try common.musterHome()) { bus in
            var target = named
            if target == nil {
                target = try Self.read(OperationID.self, try await Operations.standard(over: bus), "MUSTER_OPERATION")
            }
            do throws(Problem) {
                let question = QueryRequest(
                    name, operation: target, asOf: asOf, knownAt: knownAt,
                    filter: subject.map { QueryFilter(subject: $0) })
                let answer = try await Operations.ask(bus, question)
                let shown = isJSON ? nil : lines(try answer.decoded(as: Reply.self), surface)
                try StatusCommand.show(shown, answer.body)
            } catch {
                throw CommandFailure(error)
            }
        }
    }

    static func read<Value: WireText>(_ type: Value.Type, _ text: String, _ option: String) throws -> Value {
        do throws(InvalidValue) { return try Value(wire: text) } catch {
            throw CommandFailure.usage("\(option): \(error.message)")
        }
    }
}
