import HTTPTypes
import Hummingbird
import Logging
import MessageSchema
import ServiceRuntime

/// Looks at who asks before anything else, and answers whatever goes wrong as a problem (RFC 9457).
struct ProblemMiddleware: RouterMiddleware {
    typealias Context = GatewayContext

    let meter: GatewayMeter
    let inProgress: RequestsInProgress

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        meter.count(.httpRequests)
        var response: Response
        do {
            try RequestGuard.check(request)
            response = try await inProgress.counted { try await next(request, context) }
        } catch let problem as Problem {
            response = answer(problem)
        } catch let refusal as MethodRefusal {
            response = answer(refusal.problem)
            response.headers[.allow] = refusal.allowed
        } catch let error as HTTPError where error.status == .notFound {
            response = answer(Self.unknownPath(request))
        } catch is CancellationError {
            response = answer(Problem(.unavailable, "the gateway is stopping", retryAfter: 1))
        } catch {
            meter.logger.log(
                .error, key: "http", "a request failed",
                metadata: ["path": "\(request.uri.path.prefix(200))", "reason": "\(error)"])
            response = answer(Problem(.internalFailure, "the gateway could not answer; its log says why"))
        }
        // An answer is as old as the events it rests on: it may be kept, but has to be asked about every time.
        let isTagged = response.headers[.eTag] != nil && (request.method == .get || request.method == .head)
        response.headers[.cacheControl] = isTagged ? "no-cache" : "no-store"
        response.headers[.xContentTypeOptions] = "nosniff"
        return request.method == .head ? response.createHeadResponse() : response
    }

    private func answer(_ problem: Problem) -> Response {
        meter.count(.problems)
        guard let bytes = try? WireJSON.bytes(of: problem) else { return Response(status: .internalServerError) }
        var response = Response.json(bytes, type: "application/problem+json")
        response.status = HTTPResponse.Status(code: problem.status)
        if let seconds = problem.retryAfter ?? (problem.status == 503 ? 1 : nil) {
            response.headers[.retryAfter] = String(seconds)
        }
        return response
    }

    private static func unknownPath(_ request: Request) -> Problem {
        let path = request.uri.path
        let queries = QueryName.allCases.filter(\.needsOperation).map(\.rawValue) + [EventsRequest.name]
        let parts = path.split(separator: "/")
        if parts.count == 4, parts[0] == "v1", parts[1] == "operations" {
            let nearest = NearestMatch.of(String(parts[3]), in: queries, limit: 1).first
            return Problem(
                .unknownName,
                "there is no question `\(parts[3].prefix(60))`\(nearest.map { "; did you mean `\($0)`?" } ?? ";") there "
                    + "are \(queries.joined(separator: ", "))")
        }
        return Problem(
            .unknownName,
            "there is no path \(path.prefix(120)); there are /v1/operations, /v1/operations/{id}/{question} with "
                + "\(queries.joined(separator: ", ")), /v1/operations/{id}/commands/{name}, /livez, /readyz and "
                + "/metrics")
    }
}

/// A method that a path does not take.
struct MethodRefusal: Error {
    let method: String
    let allowed: String

    var problem: Problem {
        Problem(.methodNotAllowed, "this path takes \(allowed), not \(method.prefix(20))")
    }
}

extension Response {
    /// That nothing is new since the client asked; without a body.
    static func unchanged(_ tag: EntityTag, headers: HTTPFields) -> Response {
        var headers = headers
        headers[.eTag] = tag.description
        return Response(status: .notModified, headers: headers)
    }

    /// An answer of JSON with its tag, unless the client has it already.
    static func tagged(
        _ tag: EntityTag, _ request: Request, headers: HTTPFields, _ bytes: [UInt8]
    ) -> Response {
        guard !tag.isNamed(in: request.headers[values: .ifNoneMatch]) else { return unchanged(tag, headers: headers) }
        var headers = headers
        headers[.eTag] = tag.description
        return json(bytes, headers: headers)
    }

    /// An answer of JSON.
    static func json(
        _ bytes: [UInt8], type: String = "application/json", headers: HTTPFields = HTTPFields()
    ) -> Response {
        var headers = headers
        headers[.contentType] = type
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
