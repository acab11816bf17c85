import ArgumentParser
import Foundation
import MessageBus
import MessageSchema

/// `muster status`: the picture of an operation on one screen.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show where the force stands, on one screen.",
        discussion: """
            With one operation it is shown, with several they are listed; an argument or $MUSTER_OPERATION names one. --as-of asks for a day in the world, \
            --known-at for what was known by a day or a moment: together they answer "what did we believe on that day".
            """)

    @Argument(help: "The operation.") var operation: String?
    @Option(help: ArgumentHelp("As of this day, or the last day of this month.", valueName: "date")) var asOf: String?
    @Option(help: ArgumentHelp("As known by the end of this day, or at this moment.", valueName: "date|instant"))
    var knownAt: String?
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let surface = Console.surface()
        let (asOf, knownAt) = (try self.asOf.map(Self.date), try self.knownAt.map(Self.known))
        let wanted =
            operation ?? ProcessInfo.processInfo.environment["MUSTER_OPERATION"].flatMap { $0.isEmpty ? nil : $0 }
        let (named, isJSON) = (try wanted.map(Self.operation), common.json)
        try await BusSession.with(try common.musterHome()) { bus in
            do throws(Problem) {
                var target = named
                if target == nil {
                    let answer = try await Operations.ask(bus, QueryRequest(.operations))
                    let reply = try answer.decoded(as: OperationsReply.self)
                    guard reply.operations.count == 1, let only = reply.operations.first else {
                        return try Self.show(isJSON ? nil : StatusScreen.operations(reply, on: surface), answer.body)
                    }
                    target = only.operation
                }
                let question = QueryRequest(.picture, operation: target, asOf: asOf, knownAt: knownAt)
                let answer = try await Operations.ask(bus, question)
                let reply = try answer.decoded(as: PictureReply.self)
                let complaints = isJSON ? [] : await Complaints.heard(over: bus)
                let screen = StatusScreen(picture: reply, surface: surface, complaints: complaints)
                try Self.show(isJSON ? nil : screen.lines, answer.body)
            } catch {
                throw CommandFailure(error)
            }
        }
    }

    /// A reader that has gone needs nothing more.
    static func show(_ lines: [String]?, _ body: JSONValue) throws(Problem) {
        if let lines { try? Output.lines(lines) } else { try? Output.json(body) }
    }

    static func date(_ text: String) throws -> EffectiveDate {
        do throws(InvalidValue) { return try EffectiveDate(wire: text) } catch {
            throw CommandFailure.usage("--as-of: \(error.message)")
        }
    }

    static func known(_ text: String) throws -> KnownTime {
        do throws(InvalidValue) { return try KnownTime(wire: text) } catch {
            throw CommandFailure.usage("--known-at: \(error.message)")
        }
    }

    static func operation(_ text: String) throws -> OperationID {
        do throws(InvalidValue) { return try OperationID(wire: text) } catch {
            throw CommandFailure.usage(error.message)
        }
    }
}
