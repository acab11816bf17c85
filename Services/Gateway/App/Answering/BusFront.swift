import Foundation
import GatewayDomain
import MessageBus
import MessageSchema

/// The gateway on the bus: questions, and commands on their way to a service, under the same names as over HTTP.
struct BusFront: Sendable {
    /// Requests that are worked on at once, at most; further ones are asked to come again.
    private static let maximumAtOnce = 256
    /// The most bytes of an answer, a little less than the largest frame that a client takes.
    private static let maximumReply = (4 << 20) - 1_024

    let server: any TransportServer
    let answering: Answering

    /// Answers until the server is closed or the task cancelled.
    func run() async {
        await withTaskGroup(of: Void.self) { group in
            var running = 0
            while let requests = await server.nextRequests() {
                for request in requests {
                    answering.meter.count(.busRequests)
                    if running >= Self.maximumAtOnce {
                        // Tasks that are over are collected here; only those still at work count against the limit.
                        await group.next()
                        running -= 1
                    }
                    group.addTask { await self.answer(request) }
                    running += 1
                }
            }
            group.cancelAll()
        }
    }

    private func answer(_ request: TransportRequest) async {
        var id = ""
        do throws(Problem) {
            guard let frame = request.frames.first else {
                throw Problem(.malformedJSON, "a request is one frame of JSON")
            }
            let json = try Self.parsed(frame)
            id = json["id"]?.string.map { String($0.prefix(100)) } ?? ""
            let asked = try Self.request(from: json)
            let body = try await answer(asked)
            reply(BusReply(id: asked.id, body: body), to: request.peer)
        } catch {
            answering.meter.count(.problems)
            reply(BusReply(id: id, problem: error), to: request.peer)
        }
    }

    private func answer(_ request: BusRequest) async throws(Problem) -> JSONValue {
        switch BusRequest.Kind(rawValue: request.request) {
        case .query where request.body?["name"]?.string == EventsRequest.name:
            return try WireJSON.value(
                of: try await answering.events(try EventsReading.request(from: request.body)).reply())
        case .query:
            let question = try QuestionReading.request(from: request.body)
            try await answering.reach(question)
            return try WireJSON.value(of: try await answering.reply(to: question, answering.view().view))
        case .command: return try await forward(.command, request.body)
        case .preview: return try await forward(.preview, request.body)
        case .health: return try WireJSON.value(of: await answering.health())
        case .metrics: return try WireJSON.value(of: MetricsReply(text: await answering.meter.text()))
        case .parked: return try WireJSON.value(of: try await answering.parked(Self.parkedRequest(from: request.body)))
        default:
            throw Problem(
                .unknownName,
                "the gateway answers query, command, preview, health, metrics and parked, not \(request.request.prefix(60)); "
                    + "head, replay and digest are the services' own, and what is parked here is tried again at every start"
            )
        }
    }

    private func forward(_ kind: BusRequest.Kind, _ body: JSONValue?) async throws(Problem) -> JSONValue {
        guard let object = body?.object else {
            throw Problem(.invalidContent, "the body of a command is an object")
        }
        // A whole command, or one with the service beside it.
        var (service, command) = (ServiceName?.none, object)
        if let inner = object["command"], object["name"] == nil {
            guard let innerObject = inner.object else {
                throw Self.wrong("/command", "`command` is the command as an object")
            }
            command = innerObject
            if let named = object["service"] {
                guard let name = named.string, let known = ServiceName(rawValue: name) else {
                    let allowed = ServiceName.allCases.map(\.rawValue).joined(separator: ", ")
                    throw Self.wrong("/service", "`service` is one of \(allowed)")
                }
                service = known
            }
        }
        guard let name = command["name"]?.string else {
            throw Self.wrong("/name", "a command has a `name`, such as \"announce-pledge\"")
        }
        let owner = try CommandDirectory.owner(of: name, service: service, event: command["data"]?["event"])
        return try await answering.forward(kind, .object(command), to: owner)
    }

    private func reply(_ reply: BusReply, to peer: TransportPeer) {
        guard var bytes = try? WireJSON.bytes(of: reply) else { return }
        if bytes.count > Self.maximumReply {
            // A peer takes no larger frame: it would lose the connection, and the answer with it.
            let problem = Problem(
                .tooLarge,
                "the answer has \(bytes.count) bytes, and the bus takes \(Self.maximumReply): ask for it in pages with "
                    + "`limit` in `listing`, or over HTTP, where an answer may be as long as it is")
            guard let refusal = try? WireJSON.bytes(of: BusReply(id: reply.id, problem: problem)) else { return }
            bytes = refusal
        }
        server.reply([bytes], to: peer)
    }

    private static func parsed(_ frame: [UInt8]) throws(Problem) -> JSONValue {
        do throws(JSONParseError) {
            return try JSONParser().parse(frame)
        } catch {
            throw Problem(.malformedJSON, "line \(error.line), column \(error.column): \(error.message)")
        }
    }

    private static func parkedRequest(from body: JSONValue?) throws(Problem) -> ParkedRequest {
        do {
            return try (body ?? .object(JSONObject())).decoded(as: ParkedRequest.self)
        } catch let error as DecodingError {
            throw Problem(decoding: error)
        } catch {
            throw Problem(.invalidContent, "\(error)")
        }
    }

    private static func request(from json: JSONValue) throws(Problem) -> BusRequest {
        do {
            return try json.decoded(as: BusRequest.self)
        } catch let error as DecodingError {
            throw Problem(decoding: error)
        } catch {
            throw Problem(.invalidContent, "\(error)")
        }
    }

    private static func wrong(_ pointer: String, _ detail: String) -> Problem {
        Problem(.invalidContent, detail, errors: [Problem.Place(pointer: pointer, detail: detail)])
    }
}
