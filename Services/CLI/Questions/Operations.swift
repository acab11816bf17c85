import Foundation
import MessageBus
import MessageSchema

/// Which operation is meant where none is named.
enum Operations {
    /// `$MUSTER_OPERATION`, or the only one that the gateway knows.
    /// - Throws: `CommandFailure` that names the choice.
    static func standard(
        over bus: BusSession, environment: [String: String] = ProcessInfo.processInfo.environment
    ) async throws -> OperationID {
        if let named = named(in: environment) { return try CommandFailure.value(named, "MUSTER_OPERATION") }
        let reply: OperationsReply
        do throws(Problem) {
            reply = try await ask(bus, QueryRequest(.operations)).decoded(as: OperationsReply.self)
        } catch {
            guard error.isRetryable else { throw CommandFailure(error) }
            throw CommandFailure(
                .unavailable,
                "the gateway was to say which operation is meant, but: \(error.detail)\nName it with --operation or "
                    + "MUSTER_OPERATION, and the gateway is not needed")
        }
        let ids = reply.operations.map(\.operation)
        guard let only = ids.first else {
            throw CommandFailure.usage(
                "there is no operation yet: establish one with `muster send establish-operation --operation ID title=… "
                    + "currency=USD`, or load one with `muster load deploy/scenarios/isf-gaza.jsonl`")
        }
        guard ids.count == 1 else {
            throw CommandFailure.usage(
                "there are several operations; name one with --operation or MUSTER_OPERATION: "
                    + ids.map(\.wire).joined(separator: ", "))
        }
        return only
    }

    /// All operations, where none is meant: `$MUSTER_OPERATION` names none, and there is not just one.
    static func unlessOne(
        over bus: BusSession, environment: [String: String] = ProcessInfo.processInfo.environment
    ) async throws(Problem) -> (OperationsReply, JSONValue)? {
        guard named(in: environment) == nil else { return nil }
        let answer = try await ask(bus, QueryRequest(.operations))
        let reply = try answer.decoded(as: OperationsReply.self)
        return reply.operations.count == 1 ? nil : (reply, answer.body)
    }

    private static func named(in environment: [String: String]) -> String? {
        environment["MUSTER_OPERATION"].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Puts a question to the gateway.
    static func ask(_ bus: BusSession, _ question: QueryRequest) async throws(Problem) -> Answer {
        let body: JSONValue
        do {
            body = try .encoding(question)
        } catch {
            throw Problem(.internalFailure, "the question cannot be written: \(error)")
        }
        return Answer(body: try await bus.ask("gateway", .query, body).body)
    }

    /// Puts a question, and gets an answer that is too long for the bus in pages of its main list.
    /// - Throws: the gateway's `Problem`, or one of kind `overloaded` where the answer changed under the pages every time.
    static func whole(
        _ bus: BusSession, _ question: QueryRequest, _ name: QueryName
    ) async throws(Problem) -> JSONValue {
        do throws(Problem) {
            return try await ask(bus, question).body
        } catch {
            guard error.kind == .tooLarge, question.listing?.limit == nil, let list = ReplyList.main(of: name),
                question.listing?.list ?? list.name == list.name
            else { throw error }
            var limit = 256
            for _ in 0..<10 {
                do throws(Problem) {
                    if let answer = try await pages(bus, question, list, limit) { return answer }
                } catch {
                    guard error.kind == .tooLarge, limit > 1 else { throw error }
                    limit /= 4
                }
            }
            throw Problem(
                .overloaded,
                "the answer is too long for one message, and it changed while its pages were read: ask with --recorded-by for "
                    + "what was recorded by a moment, or for single pages with --limit")
        }
    }

    /// All pages of a list in one answer; `nil` where something was recorded between two of them.
    private static func pages(
        _ bus: BusSession, _ question: QueryRequest, _ list: ReplyList, _ limit: Int
    ) async throws(Problem) -> JSONValue? {
        var elements: [JSONValue] = []
        var (first, cursor): (JSONValue?, String?) = (nil, question.listing?.cursor)
        repeat {
            let page = try await ask(bus, question.page(of: limit, from: cursor)).body
            if let first, first["about"]?["bookmark"] != page["about"]?["bookmark"] { return nil }
            first = first ?? page
            elements += list.elements(in: page)
            cursor = page["about"]?["page"]?["next"]?.string
        } while cursor != nil
        return first.map { list.replacing(elements, in: $0) }
    }

    /// An answer of the gateway.
    struct Answer: Sendable {
        let body: JSONValue

        /// Reads it as a reply of the schema.
        func decoded<Reply: Decodable>(as type: Reply.Type) throws(Problem) -> Reply {
            do {
                return try body.decoded(as: type)
            } catch {
                throw Problem(.internalFailure, "the gateway's answer is not a \(type): \(error)")
            }
        }
    }
}
