import EventLog
import Foundation
import Logging
import MessageBus
import MessageSchema
import ServiceRuntime
import TestSupport
import Testing

@testable import GatewayApp

/// A gateway that runs over the transport in memory, with scripted services and a real HTTP port.
struct RunningGateway: Sendable {
    let transport: any Transport
    let port: UInt16
    let bus: RequestClient

    /// Runs a gateway as long as the test's body does.
    static func with(
        mirror: (any MirrorStore)? = nil, transport: any Transport = MemoryTransport(),
        requestTimeout: Duration = .milliseconds(500), limits: HTTPLimits = HTTPLimits(),
        _ body: @Sendable (RunningGateway) async throws -> Void
    ) async throws {
        let store: any MirrorStore = if let mirror { mirror } else { try MemoryMirror() }
        var settings = GatewayProcess.Settings()
        settings.requestTimeout = requestTimeout
        settings.limits = limits
        settings.stopTimeout = .seconds(5)
        var logger = Logger(label: "gateway") { _ in SwiftLogNoOpLogHandler() }
        logger.logLevel = .critical
        let process = try await GatewayProcess.open(
            mirror: store, transport: transport, settings: settings, logger: logger, clock: SystemClock.now)
        let (addresses, continuation) = AsyncStream.makeStream(of: String.self)
        let connection = try await transport.connect(to: "gateway", topics: [])
        let bus = RequestClient(to: "gateway", over: connection)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await process.run { continuation.yield($0) } }
            group.addTask { await bus.run() }
            let address = try #require(await addresses.first { _ in true })
            let port = try #require(address.split(separator: ":").last.flatMap { UInt16($0) })
            let result = await Result {
                try await body(RunningGateway(transport: transport, port: port, bus: bus))
            }
            group.cancelAll()
            await connection.close()
            try result.get()
        }
    }

    /// Sends a request and reads the answer.
    func http(
        _ method: String = "GET", _ path: String, headers: [(String, String)] = [], body: String? = nil
    ) async throws -> LocalHTTP.Answer {
        var lines = ["\(method) \(path) HTTP/1.1", "Connection: close"]
        if !headers.contains(where: { $0.0 == "Host" }) { lines.append("Host: 127.0.0.1:\(port)") }
        lines += headers.filter { $0.1 != "" }.map { "\($0.0): \($0.1)" }
        if let body { lines.append("Content-Length: \(body.utf8.count)") }
        let request = lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? "")
        return try await LocalHTTP.send(Array(request.utf8), port: port)
    }

    /// A command over HTTP with the headers that it needs.
    func command(
        _ name: String, key: String = "key-1", headers: [(String, String)] = [],
        body: String = #"{"actor": "planner", "data": {"pledge": "idn-1"}}"#
    ) async throws -> LocalHTTP.Answer {
        try await http(
            "POST", "/v1/operations/isf-gaza/commands/\(name)",
            headers: [("Content-Type", "application/json"), ("Idempotency-Key", "\"\(key)\"")] + headers, body: body)
    }

    /// Asks until the answer is as wanted, and fails the test where it does not come within the limit.
    func eventually(
        _ what: String, sourceLocation: SourceLocation = #_sourceLocation,
        _ condition: @Sendable () async throws -> Bool
    ) async throws {
        if try await TestSupport.eventually(condition) { return }
        Issue.record("\(what) did not come about", sourceLocation: sourceLocation)
    }

    /// The picture over HTTP, or `nil` as long as the operation is not known.
    func pictureIfKnown() async throws -> PictureReply? {
        let answer = try await http("GET", "/v1/operations/isf-gaza/picture")
        guard answer.status == 200 else { return nil }
        return try JSONDecoder().decode(PictureReply.self, from: Data(answer.body))
    }

    /// The picture over HTTP.
    func picture() async throws -> PictureReply {
        let answer = try await http("GET", "/v1/operations/isf-gaza/picture")
        return try JSONDecoder().decode(PictureReply.self, from: Data(answer.body))
    }
}

extension Result where Failure == any Error {
    /// The result of work that waits.
    init(_ body: () async throws -> Success) async {
        do {
            self = .success(try await body())
        } catch {
            self = .failure(error)
        }
    }
}

extension LocalHTTP.Answer {
    /// The problem in the body.
    func problem() throws -> Problem {
        try JSONDecoder().decode(Problem.self, from: Data(body))
    }

    /// The body as JSON.
    func json() throws -> JSONValue { try JSONParser().parse(body) }
}
