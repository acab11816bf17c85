import HTTPTypes
import Hummingbird
import MessageSchema
import NIOCore
import ServiceRuntime

extension HTTPFront {
    static let eventStream = "text/event-stream"

    /// The events of an operation: as a stream that goes on, or as a page.
    func events(_ request: Request, _ context: GatewayContext) async throws -> Response {
        let parameters = try RequestParameters(
            of: request, allowed: ["after", "limit"], lists: ["types", "service"])
        let operation = try operation(in: context.parameters)
        let kind = try AcceptedTypes.choice(of: request.headers[values: .accept], among: [Self.json, Self.eventStream])
        let asked = try parameters.events(of: operation, headers: request.headers, isStream: kind == Self.eventStream)
        return kind == Self.eventStream
            ? try await stream(asked, request, context) : try await page(asked, parameters, request)
    }

    private func page(
        _ asked: EventsRequest, _ parameters: RequestParameters, _ request: Request
    ) async throws -> Response {
        let page = try await answering.events(asked)
        let limit = try EventsReading.limit(of: asked)
        let next = parameters.link(request.uri.path, after: page.position.text, limit: limit)
        let bytes = try page.bytes(next: next)
        var headers = HTTPFields()
        headers[.musterBookmark] = page.position.text
        headers[.link] = "<\(next)>; rel=\"next\""
        headers[.preferenceApplied] = Self.preference(asked.waitSeconds, asked.after)
        return .tagged(
            EntityTag(of: [String(decoding: bytes, as: UTF8.self)], isWeak: false), request, headers: headers, bytes)
    }

    private func stream(
        _ asked: EventsRequest, _ request: Request, _ context: GatewayContext
    ) async throws -> Response {
        let filter = try EventFilter(asked)
        let start = try await answering.begin(asked)
        let broadcaster = answering.broadcaster
        guard broadcaster.hasRoom else {
            throw Problem(
                .overloaded,
                "there are \(limits.streams) clients of the live stream already; try again later, or ask for pages with "
                    + "Accept: application/json", retryAfter: 5)
        }
        var headers = HTTPFields()
        headers[.contentType] = Self.eventStream
        headers[.musterBookmark] = start.position.text
        headers[.preferenceApplied] = Self.preference(asked.waitSeconds, asked.after)
        // A body of which nothing is written belongs to no client.
        guard request.method != .head else { return Response(status: .ok, headers: headers) }
        let (answering, channel) = (answering, context.channel)
        let body = ResponseBody { writer in
            guard let client = broadcaster.join(filter, onCut: { channel.close(promise: nil) }) else {
                return try await writer.finish(nil)
            }
            defer { broadcaster.leave(client) }
            answering.meter.count(.streamsOpened)
            var stream = EventStream(
                client: client, filter: filter, broadcaster: broadcaster, mirror: answering.mirror,
                start: start.position)
            try await request.body.consumeWithCancellationOnInboundClose { _ in
                try await stream.run(from: start.snapshot, &writer)
            }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: headers, body: body)
    }
}

extension RequestParameters {
    /// The question for events that a request asks. A stream that connects again says in `Last-Event-ID` where it is, which
    /// then counts instead of the parameter that it began with.
    func events(of operation: OperationID, headers: HTTPFields, isStream: Bool) throws(Problem) -> EventsRequest {
        var limit: Int?
        if let text = self["limit"] {
            guard !isStream else {
                throw .badRequest(
                    "a stream has no `limit`; leave it out, or ask for a page with Accept: application/json")
            }
            guard let number = Int(text) else {
                throw .badRequest("the parameter `limit` is a whole number from 1 to \(EventsRequest.maximumLimit)")
            }
            limit = number
        }
        var services: [ServiceName]?
        if let names = list("service") {
            var known: [ServiceName] = []
            for name in names {
                guard let service = ServiceName(rawValue: name) else {
                    throw .badRequest(
                        "the parameter `service`: there is no service `\(name.prefix(60))`; there are "
                            + ServiceName.allCases.map(\.rawValue).joined(separator: ", "))
                }
                known.append(service)
            }
            services = known
        }
        let last = isStream ? headers[.lastEventID].flatMap { $0.isEmpty ? nil : $0 } : nil
        let after: Bookmark? =
            if let last { try Self.bookmark(last, named: "`Last-Event-ID`") } else { try bookmark(headers) }
        return EventsRequest(
            operation: operation, after: after, waitSeconds: try RequestParameters.wait(headers), limit: limit,
            types: list("types"), service: services)
    }

    /// The path of the page after a place, with the other parameters as they are.
    func link(_ path: String, after: String, limit: Int) -> String {
        var query = "after=\(Self.escaped(after))&limit=\(limit)"
        for name in ["service", "types"] {
            if let list = list(name) { query += "&\(name)=" + list.map(Self.escaped).joined(separator: ",") }
        }
        return path + "?" + query
    }

    /// Every byte that means something in a URL, or might, as its number.
    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case 48...57, 65...90, 97...122, 45, 46, 95: String(UnicodeScalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }
}
