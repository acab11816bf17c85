import GatewayDomain
import HTTPTypes
import Hummingbird
import Logging
import MessageBus
import MessageSchema

/// The gateway over HTTP: its paths, and what each takes.
struct HTTPFront: Sendable {
    /// The largest body that is taken in, in bytes.
    static let maximumBodyBytes = 1_048_576

    let answering: Answering

    /// Every path, with all that is said about requests in general around them.
    func router() -> Router<BasicRequestContext> {
        let router = Router(context: BasicRequestContext.self)
        router.add(middleware: ProblemMiddleware(meter: answering.meter))
        resource("/v1/operations", .get, in: router) { request, _ in try await operations(request) }
        for query in QueryName.allCases where query.needsOperation {
            resource("/v1/operations/{operation}/\(query.rawValue)", .get, in: router) { request, context in
                try await question(query, request, context.parameters)
            }
        }
        for path in ["commands/{first}", "commands/{first}/{second}"] {
            resource("/v1/operations/{operation}/\(path)", .post, in: router) { request, context in
                try await command(request, context.parameters)
            }
        }
        resource("/livez", .get, in: router) { request, _ in try await live(request) }
        resource("/readyz", .get, in: router) { request, _ in try await ready(request) }
        return router
    }

    private typealias Handler = @Sendable (Request, BasicRequestContext) async throws -> Response

    /// A path with the method that it takes; every other one is told so.
    private func resource(
        _ path: String, _ method: HTTPRequest.Method, in router: Router<BasicRequestContext>,
        handler: @escaping Handler
    ) {
        let allowed: [HTTPRequest.Method] = method == .get ? [.get, .head] : [method]
        let names = allowed.map(\.rawValue).joined(separator: ", ")
        let refusal: Handler = { request, _ in
            throw MethodRefusal(method: request.method.rawValue, allowed: names)
        }
        for method in [HTTPRequest.Method.get, .head, .post, .put, .patch, .delete, .options, .trace] {
            let handler = allowed.contains(method) ? handler : refusal
            router.on(RouterPath(path), method: method) { request, context -> Response in
                try await handler(request, context)
            }
        }
    }

    private func operations(_ request: Request) async throws -> Response {
        let parameters = try RequestParameters(of: request, allowed: RequestParameters.ofQuestions)
        return try await answer(try parameters.question(.operations, operation: nil, headers: request.headers))
    }

    private func question(
        _ name: QueryName, _ request: Request, _ path: Parameters
    ) async throws -> Response {
        let parameters = try RequestParameters(
            of: request, allowed: RequestParameters.ofQuestions, filters: name.filters)
        let operation = try operation(in: path)
        return try await answer(try parameters.question(name, operation: operation, headers: request.headers))
    }

    private func answer(_ question: QueryRequest) async throws(Problem) -> Response {
        let answer = try await answering.answer(question)
        var headers = HTTPFields()
        headers[.musterBookmark] = String(decoding: try WireJSON.bytes(of: answer.bookmark), as: UTF8.self)
        headers[.musterStale] = Self.stale(answer.ages)
        if let wait = question.waitSeconds, question.after != nil {
            headers[.preferenceApplied] = "wait=\(Int(wait))"
        }
        return .json(try WireJSON.bytes(of: answer.reply), headers: headers)
    }

    /// The services whose part is not up to date, with the seconds since each was heard; `nil` where all are.
    static func stale(_ ages: [String: ServiceAge]) -> String? {
        let stale = ages.filter { !$0.value.live }.sorted { $0.key < $1.key }.map { service, age in
            service + (age.heardSecondsAgo.map { ";age=\(($0 * 10).rounded() / 10)" } ?? "")
        }
        return stale.isEmpty ? nil : stale.joined(separator: ", ")
    }

    private func command(_ request: Request, _ path: Parameters) async throws -> Response {
        let parameters = try RequestParameters(of: request, allowed: ["preview", "service"])
        let isPreview = try parameters.flag("preview")
        let operation = try operation(in: path)
        // One part is the command; of two the first is the service, because the router wants one name for one place.
        let (first, second) = (path.get("first") ?? "", path.get("second"))
        let name = second ?? first
        let service = try service(second == nil ? nil : first, parameters["service"])
        // A wrong name is said before anything is said of the body; which service an entry is of, only the body tells.
        let named = Result { () throws(Problem) in try CommandDirectory.owner(of: name, service: service) }
        if case .failure(let problem) = named, problem.kind == .unknownName { throw problem }
        let reading = CommandReading(
            id: try CommandHeaders.id(request.headers), name: name, operation: operation,
            actor: request.headers[.musterActor], traceparent: request.headers[.traceparent])
        try CommandHeaders.checkContentType(request.headers)
        let command = try reading.command(from: try await Self.body(of: request))
        let owner = try CommandDirectory.owner(of: name, service: service, event: command["data"]?["event"])
        let reply = try await answering.forward(isPreview ? .preview : .command, command, to: owner)
        var headers = HTTPFields()
        if let bookmark = reply["bookmark"] {
            headers[.musterBookmark] = String(decoding: JSONWriter.bytes(of: bookmark), as: UTF8.self)
        }
        return .json(JSONWriter.bytes(of: reply), headers: headers)
    }

    private func operation(in path: Parameters) throws(Problem) -> OperationID {
        do throws(InvalidValue) {
            return try OperationID(wire: path.get("operation") ?? "")
        } catch {
            throw Problem(.unknownOperation, error.message)
        }
    }

    private func service(_ inPath: String?, _ inQuery: String?) throws(Problem) -> ServiceName? {
        if let inPath, let inQuery, inPath != inQuery {
            throw .badRequest("the path names the service \(inPath.prefix(60)), the parameter another; give it once")
        }
        guard let text = inPath ?? inQuery else { return nil }
        guard let service = ServiceName(rawValue: text) else {
            let services = ServiceName.allCases.map(\.rawValue)
            let nearest = NearestMatch.of(text, in: services, limit: 1).first.map { "; did you mean \($0)?" } ?? ";"
            throw Problem(
                .unknownName,
                "there is no service `\(text.prefix(60))`\(nearest) there are \(services.joined(separator: ", "))")
        }
        return service
    }

    private static func body(of request: Request) async throws -> [UInt8] {
        let tooLarge = Problem(
            .tooLarge, "a body has at most \(maximumBodyBytes) bytes; send the content in several commands")
        if let announced = request.headers[.contentLength].flatMap({ Int($0) }), announced > maximumBodyBytes {
            throw tooLarge
        }
        var bytes: [UInt8] = []
        for try await buffer in request.body {
            bytes.append(contentsOf: buffer.readableBytesView)
            guard bytes.count <= maximumBodyBytes else { throw tooLarge }
        }
        return bytes
    }

    private func live(_ request: Request) async throws -> Response {
        _ = try RequestParameters(of: request, allowed: [])
        // To come back with the state shows that what answers every question still turns.
        _ = await answering.holder.current
        return .json(Array("{\"status\":\"ok\"}".utf8))
    }

    private func ready(_ request: Request) async throws -> Response {
        let parameters = try RequestParameters(of: request, allowed: ["verbose"])
        let health = await answering.health(verbose: try parameters.flag("verbose"))
        var response = Response.json(try WireJSON.bytes(of: health))
        if !health.ready { response.status = .serviceUnavailable }
        return response
    }
}
