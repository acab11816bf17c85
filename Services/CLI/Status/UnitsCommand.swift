import ArgumentParser
import Foundation
import MessageBus
import MessageSchema

/// `muster units`: the units and who holds authority over them.
struct UnitsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "units", abstract: "List the units and who holds authority over them.",
        discussion: """
            With one operation it is that one's, with several an argument or $MUSTER_OPERATION names it. --as-of asks for a day \
            in the world, --known-at for what was known by a day or a moment.
            """)

    @Argument(help: "The operation.") var operation: String?
    @Option(help: ArgumentHelp("As of this day, or the last day of this month.", valueName: "date")) var asOf: String?
    @Option(help: ArgumentHelp("As known by the end of this day, or at this moment.", valueName: "date|instant"))
    var knownAt: String?
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let surface = Console.surface()
        let (asOf, knownAt) = (try self.asOf.map(StatusCommand.date), try self.knownAt.map(StatusCommand.known))
        let wanted =
            operation ?? ProcessInfo.processInfo.environment["MUSTER_OPERATION"].flatMap { $0.isEmpty ? nil : $0 }
        let (named, isJSON) = (try wanted.map(StatusCommand.operation), common.json)
        try await BusSession.with(try common.musterHome()) { bus in
            do throws(Problem) {
                var target = named
                if target == nil {
                    let answer = try await Operations.ask(bus, QueryRequest(.operations))
                    let reply = try answer.decoded(as: OperationsReply.self)
                    guard reply.operations.count == 1, let only = reply.operations.first else {
                        return try StatusCommand.show(
                            isJSON ? nil : StatusScreen.operations(reply, on: surface), answer.body)
                    }
                    target = only.operation
                }
                let question = QueryRequest(.units, operation: target, asOf: asOf, knownAt: knownAt)
                let answer = try await Operations.ask(bus, question)
                let reply = try answer.decoded(as: UnitsReply.self)
                try StatusCommand.show(isJSON ? nil : CommandLines.units(reply, on: surface), answer.body)
            } catch {
                throw CommandFailure(error)
            }
        }
    }
}
