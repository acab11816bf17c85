import ArgumentParser
import Foundation
import MessageBus
import MessageSchema

/// Of which operation and moment a command asks the gateway; the one way in which commands do.
struct QuestionOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The operation (default: $MUSTER_OPERATION, or the only one).", valueName: "id"))
    var operation: String?
    @Option(help: ArgumentHelp("As of this day, or the last day of this month.", valueName: "date")) var asOf: String?
    @Option(help: ArgumentHelp("As known by the end of this day, or at this moment.", valueName: "date|instant"))
    var knownAt: String?
    @Option(
        help: ArgumentHelp(
            "As recorded by the end of this day, or by this moment; for audits.", valueName: "date|instant"))
    var recordedBy: String?
    @OptionGroup(title: "Lists") var lists: ListOptions
    @OptionGroup var common: CommonOptions

    /// What is shown of an answer: lines for people, or the body as it came where JSON is wished for or there are none.
    struct Shown: Sendable {
        var lines: [String]?
        var body: JSONValue

        /// A reader that has gone needs nothing more.
        func print(asJSON isJSON: Bool) {
            if !isJSON, let lines { try? Output.lines(lines) } else { try? Output.json(body) }
        }
    }

    /// Puts a question and shows the answer: as JSON where that is wished for, else in the lines that are made of it.
    func ask<Reply: Decodable & Sendable>(
        _ name: QueryName, filter: QueryFilter? = nil, as reply: Reply.Type,
        lines: @escaping @Sendable (Reply, Surface) -> [String]
    ) async throws {
        try await ask(name, filter: filter, as: reply) { reply, body, surface, _ in
            Shown(lines: lines(reply, surface), body: body)
        }
    }

    /// Puts a question, and shows what is made of the answer; the session is open until then, for what else is to be asked.
    /// - Parameter several: what is shown where no operation is named and there is not just one; without it that is an error.
    func ask<Reply: Decodable & Sendable>(
        _ name: QueryName, filter: QueryFilter? = nil, as reply: Reply.Type,
        several: (@Sendable (OperationsReply, Surface) -> [String])? = nil,
        show: @escaping @Sendable (Reply, JSONValue, Surface, BusSession) async throws(Problem) -> Shown
    ) async throws {
        let surface = Console.surface()
        let (asOf, knownAt, recordedBy): (EffectiveDate?, KnownTime?, KnownTime?) = (
            try CommandFailure.value(self.asOf, "--as-of"), try CommandFailure.value(self.knownAt, "--known-at"),
            try CommandFailure.value(self.recordedBy, "--recorded-by")
        )
        let named: OperationID? = try CommandFailure.value(operation, "--operation")
        let (isJSON, isCSV) = (common.json, lists.csv)
        let listing = try lists.listing(of: name, isJSON: isJSON)
        let lists = lists
        if !name.needsOperation, let named {
            throw CommandFailure.usage("this lists all operations: leave --operation \(named.wire) out")
        }
        try await BusSession.with(try common.musterHome()) { bus in
            do throws(Problem) {
                if named == nil, let several, let (reply, body) = try await Operations.unlessOne(over: bus) {
                    return Shown(lines: several(reply, surface), body: body).print(asJSON: isJSON)
                }
            } catch {
                throw CommandFailure(error)
            }
            let target: OperationID? =
                if let named { named } else if name.needsOperation { try await Operations.standard(over: bus) } else {
                    nil
                }
            do throws(Problem) {
                let question = QueryRequest(
                    name, operation: target, asOf: asOf, knownAt: knownAt, recordedBy: recordedBy, filter: filter,
                    listing: listing)
                let body = try await Operations.whole(bus, question, name)
                if isCSV {
                    if let list = lists.chosen(of: name) { try? Console.write(ReplyTable(list, in: body).csv) }
                    return lists.sayRest(of: body)
                }
                let reply: Reply
                do { reply = try body.decoded(as: Reply.self) } catch {
                    throw Problem(.internalFailure, "the gateway's answer is not a \(Reply.self): \(error)")
                }
                let shown = try await show(reply, body, surface, bus)
                shown.print(asJSON: isJSON)
                if !isJSON { lists.sayRest(of: body) }
            } catch {
                throw CommandFailure(error)
            }
        }
    }
}

extension CommandFailure {
    /// A value of the wire from the command line.
    /// - Throws: a wrong command line that names the option.
    static func value<Value: WireText>(_ text: String?, _ option: String) throws(CommandFailure) -> Value? {
        guard let text else { return nil }
        do throws(InvalidValue) { return try Value(wire: text) } catch { throw .usage("\(option): \(error.message)") }
    }

    /// The same where there is one.
    static func value<Value: WireText>(_ text: String, _ option: String) throws(CommandFailure) -> Value {
        do throws(InvalidValue) { return try Value(wire: text) } catch { throw .usage("\(option): \(error.message)") }
    }
}
