import Foundation
import MessageSchema
import Testing

/// The five processes of a home, seen through the doors that users have.
struct RunningSuite: Sendable {
    let home: TestHome
    /// `muster up`.
    let supervisor: Program

    /// Starts `muster up` and waits until it says that all runs.
    static func start(_ home: TestHome, loads: Bool = true, name: String = "up") async throws -> RunningSuite {
        let arguments = loads ? ["up", "--load", Binaries.scenario] : ["up"]
        let supervisor = try home.start("muster", arguments, name: name)
        let suite = RunningSuite(home: home, supervisor: supervisor)
        try await eventually("`muster up` to be done", within: .seconds(90), finding: { supervisor.report }) {
            if let end = supervisor.end { throw Failure("`muster up` ended with \(end). \(supervisor.report)") }
            return supervisor.errors.contains("the suite runs; Ctrl-C stops it").orNil
        }
        return suite
    }

    /// Asks it to stop, as Ctrl-C does, and waits.
    /// - Returns: how long it took.
    @discardableResult
    func stop() async throws -> Duration {
        let begin = ContinuousClock.now
        supervisor.signal(SIGINT)
        let end = try await supervisor.waitForEnd(within: .seconds(30))
        #expect(end == .exited(0), "\(supervisor.report)")
        return begin.duration(to: .now)
    }

    /// The process id of a service, as the supervisor knows it.
    func processID(of service: String) async throws -> pid_t? {
        let state = try await home.muster("ps", "--json").json()
        return state["services"]?.array?.first { $0["name"]?.string == service }?["processID"]?.int64.map { pid_t($0) }
    }

    /// Waits until every process says that it is well, and the gateway that all services are heard.
    func waitUntilWell(within limit: Duration = .seconds(60)) async throws {
        var last = ""
        try await eventually("all to be well", within: limit, every: .milliseconds(100), finding: { last }) {
            let health = try await home.muster("health", "--json")
            last = health.output + health.errors
            guard health.code == 0, let response = try? await home.get("/v1/operations") else { return false.orNil }
            last += " stale: \(response["Muster-Stale"] ?? "none")"
            return (response.status == 200 && response["Muster-Stale"] == nil).orNil
        }
    }
}

extension TestHome {
    /// Where the gateway listens.
    func address() throws -> String {
        guard let bytes = FileManager.default.contents(atPath: run + "/http-address") else {
            throw Failure("the gateway has not written its address to \(run)/http-address")
        }
        return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// One request over a connection of its own.
    func http(
        _ method: String, _ path: String, headers: [(String, String)] = [], body: [UInt8]? = nil, timeout: Int = 20
    ) async throws -> HTTPResponse {
        let address = try address()
        let host = address.replacing("http://", with: "")
        let bytes = HTTPConnection.request(
            method, path, host: host, headers: headers + [("Connection", "close")], body: body)
        return try await onThread {
            try HTTPConnection(address, timeout: timeout).exchange(bytes, expectsBody: method != "HEAD")
        }
    }

    func get(_ path: String, headers: [(String, String)] = []) async throws -> HTTPResponse {
        try await http("GET", path, headers: headers)
    }

    /// The answer to a question once everything that a bookmark names is in it.
    func question(_ path: String, after bookmark: JSONValue? = nil) async throws -> JSONValue {
        var headers: [(String, String)] = []
        if let bookmark { headers = [("Muster-After", JSONWriter.text(of: bookmark)), ("Prefer", "wait=20")] }
        let response = try await get(path, headers: headers)
        guard response.status == 200 else { throw Failure("GET \(path): \(response.status) \(response.text)") }
        return try response.json()
    }

    /// Sends a command over HTTP.
    func post(_ order: Order, headers: [(String, String)] = []) async throws -> HTTPResponse {
        try await http(
            "POST", order.path,
            headers: [("Content-Type", "application/json"), ("Idempotency-Key", "\"\(order.id)\"")]
                + headers, body: order.body)
    }

    /// Sends a command over HTTP that has to be accepted.
    /// - Returns: the reply.
    @discardableResult
    func carryOut(_ order: Order) async throws -> JSONValue {
        let response = try await post(order)
        guard response.status == 200 else { throw Failure("\(order): \(response.status) \(response.text)") }
        return try response.json()
    }
}
