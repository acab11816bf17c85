import GatewayDomain
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import MessageBus
import MessageSchema
import ServiceRuntime

/// The gateway over HTTP: its paths, and what each takes.
struct HTTPFront: Sendable {
    static let json = "application/json"
    static let csv = "text/csv"

    let answering: Answering
    let limits: HTTPLimits
    private let inProgress: RequestsInProgress

    init(answering: Answering, limits: HTTPLimits) {
        self.answering = answering
        self.limits = limits
        inProgress = RequestsInProgress(limit: limits.requests)
    }

    /// Every path, with all that is said about requests in general around them.
    func router() -> Router<GatewayContext> {
        let router = Router(context: GatewayContext.self)
        router.add(middleware: ProblemMiddleware(meter: answering.meter, inProgress: inProgress))
        resource("/v1/operations", .get, produces: [Self.json, Self.csv], in: router) { request, _ in
            try await operations(request)
        }
        for query in QueryName.allCases where query.needsOperation {
            resource(
                "/v1/operations/{operation}/\(query.rawValue)", .get, produces: [Self.json, Self.csv], in: router
            ) { request, context in
                try await question(query, request, context.parameters)
            }
        }
        resource(
            "/v1/operations/{operation}/\(EventsRequest.name)", .get, produces: [Self.json, Self.eventStream],
            in: router
        ) { request, context in try await events(request, context) }
        for path in ["commands/{first}", "commands/{first}/{second}"] {
            resource("/v1/operations/{operation}/\(path)", .post, in: router) { request, context in
                try await command(request, context.parameters)
            }
        }
        resource("/livez", .get, in: router) { request, _ in try await live(request) }
        resource("/readyz", .get, in: router) { request, _ in try await ready(request) }
        for path in ["/metrics", "/metrics/{service}"] {
            resource(path, .get, produces: MetricsText.kinds, in: router) { request, context in
                try await metrics(request, context.parameters)
            }
        }
        for (path, document) in [("/openapi.json", Contracts.openAPI), ("/asyncapi.json", Contracts.asyncAPI)] {
            resource(path, .get, in: router) { request, _ in
                try contract(try await Self.made { try document() }, request)
            }
        }
        resource("/schemas", .get, in: router) { request, _ in
            let names = try await Self.made { try Contracts.schemas().keys.sorted() }
            return try contract(["schemas": .array(names.map { .string("/schemas/\($0)") })], request)
        }
        resource("/schemas/{name}", .get, in: router) { request, context in
            let name = context.parameters.get("name") ?? ""
            let schemas = try await Self.made { try Contracts.schemas() }
            guard let schema = schemas[name] else {
                let nearest = NearestMatch.of(name, in: schemas.keys.sorted(), limit: 3)
                throw Problem(
                    .unknownName,
                    "there is no schema `\(name.prefix(100))`"
                        + (nearest.isEmpty ? "" : "; nearest are \(nearest.joined(separator: ", "))")
                        + "; `/schemas` lists all of them")
            }
            return try contract(schema, request)
        }
        return router
    }

    /// What takes long the first time, made where it holds up no connection.
    private static func made<Made: Sendable>(_ body: @escaping @Sendable () throws -> Made) async throws -> Made {
        try await Task { try body() }.value
    }

    /// A document that is the same as long as the program is.
    private func contract(_ document: JSONValue, _ request: Request) throws -> Response {
        _ = try RequestParameters(of: request, allowed: [])
        let bytes = JSONWriter.bytes(of: document)
        let tag = EntityTag(of: [String(decoding: bytes, as: UTF8.self)], isWeak: false)
        return .tagged(tag, request, headers: HTTPFields(), bytes)
    }

    private typealias Handler = @Sendable (Request, GatewayContext) async throws -> Response

    /// A path with the method that it takes; every other one is told so.
    private func resource(
        _ path: String, _ method: HTTPRequest.Method, produces kinds: [String] = [HTTPFront.json],
        in router: Router<GatewayContext>, handler: @escaping Handler
    ) {
        let allowed: [HTTPRequest.Method] = method == .get ? [.get, .head] : [method]
        let names = allowed.map(\.rawValue).joined(separator: ", ")
        let refusal: Handler = { request, _ in
            throw MethodRefusal(method: request.method.rawValue, allowed: names)
        }
        let checked: Handler = { request, context in
            _ = try AcceptedTypes.choice(of: request.headers[values: .accept], among: kinds)
            return try await handler(request, context)
        }
        for method in Self.methods {
            let handler = allowed.contains(method) ? checked : refusal
            router.on(RouterPath(path), method: method) { request, context -> Response in
                try await handler(request, context)
            }
        }
    }

    /// Every method that a request can come with; what is none of them the parser of HTTP refuses.
    private static let methods =
        [HTTPRequest.Method.get, .head, .post, .put, .patch, .delete, .options, .trace, .connect]
        + [
            "ACL", "BIND", "CHECKOUT", "COPY", "LINK", "LOCK", "M-SEARCH", "MERGE", "MKACTIVITY", "MKCALENDAR", "MKCOL",
            "MOVE", "NOTIFY", "PROPFIND", "PROPPATCH", "PURGE", "REBIND", "REPORT", "SEARCH", "SOURCE", "SUBSCRIBE",
            "UNBIND", "UNLINK", "UNLOCK", "UNSUBSCRIBE",
        ].compactMap { HTTPRequest.Method($0) }

    private func operations(_ request: Request) async throws -> Response {
        let parameters = try RequestParameters(of: request, question: .operations)
        return try await answer(
            .operations, try parameters.question(.operations, operation: nil, headers: request.headers), request,
            parameters)
    }

    private func question(
        _ name: QueryName, _ request: Request, _ path: Parameters
    ) async throws -> Response {
        let parameters = try RequestParameters(of: request, question: name)
        let operation = try operation(in: path)
        return try await answer(
            name, try parameters.question(name, operation: operation, headers: request.headers), request, parameters)
    }

    private func answer(
        _ name: QueryName, _ question: QueryRequest, _ request: Request, _ parameters: RequestParameters
    ) async throws -> Response {
        // A list can also be given for a spreadsheet, once it is clear which one.
        let hasList = name.list != nil || question.listing?.list != nil
        let kind = try AcceptedTypes.choice(
            of: request.headers[values: .accept], among: hasList ? [Self.json, Self.csv] : [Self.json])
        try await answering.reach(question)
        let key = AnswerCache.Key(question: question.withoutWaiting, kind: kind)
        let answering = answering
        let answer: AnswerCache.Answer
        let now = answering.clock()
        if let known = answering.cache.answer(for: key, resting: answering.basis(at: now), at: now) {
            answer = known
        } else {
            let seen = answering.view()
            let known = request.headers[values: .ifNoneMatch]
            if !known.isEmpty {
                let tag = try answering.tag(of: question, seen.view, kind: kind)
                if tag.isNamed(in: known) { return .unchanged(tag, headers: Self.headers(of: seen.view, question)) }
            }
            if let again = try Self.again(key, seen.view, answering) {
                answering.cache.keep(again, for: key, resting: seen.basis, at: seen.now)
                answer = again
            } else {
                answer = try await answering.cache.answer(for: key, seeing: { answering.view() }) { view in
                    try await Self.answer(name, key, request.uri, view, answering, parameters)
                }
            }
        }
        var headers = answer.headers
        headers[.preferenceApplied] = Self.preference(question.waitSeconds, question.after)
        if answer.tag.isNamed(in: request.headers[values: .ifNoneMatch]) {
            headers[.contentType] = nil
            headers[.contentDisposition] = nil
            headers[.link] = nil
            return .unchanged(answer.tag, headers: headers)
        }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: answer.body))
    }

    /// What is said of every answer beside it.
    private static func headers(of view: Answering.View, _ question: QueryRequest) -> HTTPFields {
        var headers = HTTPFields()
        headers[.musterBookmark] = view.bookmarkText
        headers[.musterStale] = stale(view.engine.ages)
        headers[.preferenceApplied] = preference(question.waitSeconds, question.after)
        headers[.vary] = "Accept"
        return headers
    }

    private static let beginning = Array("{\"about\":".utf8)

    /// The answer that was given last with what it says of itself said anew, where the operation is what it was: so that
    /// what is recorded of others costs next to nothing.
    private static func again(
        _ key: AnswerCache.Key, _ view: Answering.View, _ answering: Answering
    ) throws(Problem) -> AnswerCache.Answer? {
        guard key.kind == json, key.question.listing == nil,
            let edition = key.question.operation.flatMap(view.state.edition),
            let rest = answering.cache.body(for: key, of: edition, on: view.now.day)
        else { return nil }
        let about = try WireJSON.bytes(of: view.engine.header(of: key.question))
        var body = ByteBuffer()
        body.reserveCapacity(beginning.count + about.count + rest.readableBytes)
        body.writeBytes(beginning)
        body.writeBytes(about)
        let end = body.readableBytes
        body.writeImmutableBuffer(rest)
        let tag = try answering.tag(of: key.question, view, kind: key.kind)
        var headers = headers(of: view, key.question)
        headers[.eTag] = tag.description
        headers[.contentType] = json
        return AnswerCache.Answer(tag: tag, headers: headers, body: body, told: (edition, end))
    }

    /// Works an answer out and writes it.
    private static func answer(
        _ name: QueryName, _ key: AnswerCache.Key, _ uri: URI, _ view: Answering.View, _ answering: Answering,
        _ parameters: RequestParameters
    ) async throws -> AnswerCache.Answer {
        let question = key.question
        let tag = try answering.tag(of: question, view, kind: key.kind)
        var headers = headers(of: view, question)
        headers[.eTag] = tag.description
        if question.listing == nil && key.kind == json {
            headers[.contentType] = json
            let bytes = try WireJSON.answer(of: try await answering.reply(to: question, view))
            var answer = AnswerCache.Answer(tag: tag, headers: headers, body: ByteBuffer(bytes: bytes))
            if let edition = question.operation.flatMap(view.state.edition), bytes.starts(with: beginning),
                let end = JSONEnd.ofObject(at: beginning.count, in: bytes)
            {
                answer.told = (edition, end)
            }
            return answer
        }
        let reply = try await answering.reply(to: question, view)
        let value = try WireJSON.value(of: reply)
        if let next = value["about"]?["page"]?["next"]?.string {
            headers[.link] = "<\(parameters.nextPage(uri, next))>; rel=\"next\""
        }
        guard key.kind == csv else {
            headers[.contentType] = json
            return AnswerCache.Answer(
                tag: tag, headers: headers, body: ByteBuffer(bytes: JSONWriter.bytes(of: value)))
        }
        let lists = ReplyList.all(of: name)
        let wanted = question.listing?.list
        guard let list = wanted.map({ wanted in lists.first { $0.name == wanted } }) ?? ReplyList.main(of: name) else {
            throw Problem(.internalFailure, "`\(name.rawValue)` has no list to be given as CSV")
        }
        headers[.contentType] = "text/csv; charset=utf-8"
        headers[.contentDisposition] =
            "attachment; filename=\"\(name.rawValue)\(wanted.map { "-\($0)" } ?? "").csv\""
        return AnswerCache.Answer(
            tag: tag, headers: headers, body: ByteBuffer(string: ReplyTable(list, in: value).csv))
    }

    /// What is said of a wish to wait that was fulfilled: only where there was something to wait for.
    static func preference(_ seconds: Double?, _ after: Bookmark?) -> String? {
        guard let seconds, after != nil else { return nil }
        return "wait=\(Int(seconds))"
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
            actor: request.headers[.musterActor], traceparent: CommandHeaders.traceparent(request.headers),
            revision: try CommandHeaders.revision(request.headers), after: try parameters.bookmark(request.headers))
        let wait = try RequestParameters.wait(request.headers)
        try CommandHeaders.checkContentType(request.headers)
        let command = try reading.command(from: try await body(of: request))
        let owner = try CommandDirectory.owner(of: name, service: service, event: command["data"]?["event"])
        let reply =
            if isPreview {
                try await answering.forward(.preview, command, to: owner)
            } else {
                try await inProgress.once(reading.id, of: owner) {
                    try await answering.forward(.command, command, to: owner)
                }
            }
        var headers = HTTPFields()
        if let revision = reply["revision"]?.int64 { headers[.eTag] = "\"\(revision)\"" }
        if let wait, let bookmark = try? reply["bookmark"]?.decoded(as: Bookmark.self),
            await answering.holder.wait(for: bookmark, upTo: .seconds(wait))
        {
            headers[.preferenceApplied] = "wait=\(Int(wait))"
        }
        if let bookmark = reply["bookmark"] {
            headers[.musterBookmark] = String(decoding: JSONWriter.bytes(of: bookmark), as: UTF8.self)
        }
        return .json(JSONWriter.bytes(of: reply), headers: headers)
    }

    func operation(in path: Parameters) throws(Problem) -> OperationID {
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

    private func body(of request: Request) async throws -> [UInt8] {
        let maximum = limits.bodyBytes
        let tooLarge = Problem(.tooLarge, "a body has at most \(maximum) bytes; send the content in several commands")
        if let announced = request.headers[.contentLength].flatMap({ Int($0) }), announced > maximum {
            throw tooLarge
        }
        var bytes: [UInt8] = []
        do {
            for try await buffer in request.body {
                bytes.append(contentsOf: buffer.readableBytesView)
                guard bytes.count <= maximum else { throw tooLarge }
            }
        } catch let problem as Problem {
            throw problem
        } catch {
            // Whoever went away reads no answer; it is their request that was not whole, and no failure here.
            throw Problem.badRequest("the body did not arrive whole; send the command again with the same key")
        }
        return bytes
    }

    private func live(_ request: Request) async throws -> Response {
        _ = try RequestParameters(of: request, allowed: [])
        // To be told by it shows that what answers every question still turns.
        _ = await answering.holder.isReady
        return .json(Array("{\"status\":\"ok\"}".utf8))
    }

    /// The counters of the gateway, or, through it, those of a service.
    private func metrics(_ request: Request, _ path: Parameters) async throws -> Response {
        _ = try RequestParameters(of: request, allowed: [])
        let kind = try AcceptedTypes.choice(of: request.headers[values: .accept], among: MetricsText.kinds)
        let text: String
        if let name = path.get("service") {
            guard let service = try service(name, nil), let follower = answering.sources[service] else {
                throw Problem(.unknownName, "there is no service `\(name.prefix(60))`")
            }
            let answer = try await follower.requests.ask(.metrics, timeout: answering.timeout)
            do {
                text = try answer.decoded(as: MetricsReply.self).text
            } catch {
                throw Problem(.unavailable, "\(name) answered with something else than its metrics", retryAfter: 1)
            }
        } else {
            text = await answering.meter.text()
        }
        let isOpen = kind == MetricsText.openMetrics
        return .json(
            Array((isOpen ? text : MetricsText.prometheus(of: text)).utf8), type: MetricsText.contentType(of: kind))
    }

    private func ready(_ request: Request) async throws -> Response {
        let parameters = try RequestParameters(of: request, allowed: ["verbose"])
        let health = await answering.health(verbose: try parameters.flag("verbose"))
        var response = Response.json(try WireJSON.bytes(of: health))
        if !health.ready { response.status = .serviceUnavailable }
        return response
    }
}

/// Where values end in the bytes of JSON.
enum JSONEnd {
    /// The place after an object; `nil` where none begins there.
    static func ofObject(at start: Int, in bytes: [UInt8]) -> Int? {
        guard start < bytes.count, bytes[start] == UInt8(ascii: "{") else { return nil }
        var (depth, isInString, place) = (0, false, start)
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\\") where isInString: place += 1
            case UInt8(ascii: "\""): isInString.toggle()
            case UInt8(ascii: "{") where !isInString: depth += 1
            case UInt8(ascii: "}") where !isInString:
                depth -= 1
                if depth == 0 { return place + 1 }
            default: break
            }
            place += 1
        }
        return nil
    }
}
