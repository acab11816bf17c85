/// A request that is wrong in its head or in its way of coming.
struct WrongRequest: Sendable {
    let name: String
    let bytes: [UInt8]
    let statuses: ClosedRange<Int>
    /// What the answer has to name.
    var names: String?
    var headers: [(String, String)] = []
    var endsWriting = false

    private static let json = ("Content-Type", "application/json")
    private static let key = ("Idempotency-Key", "\"wrong-request\"")
    private static let body = Array(
        """
        {"actor": "system", "data": {"pledge": "wrong-1", "nation": "ITA", "lines": [{"line": "a", "capability": "x", \
        "personnel": "troops", "headcount": 1}]}}
        """.utf8)
    private static let path = "/v1/operations/isf-gaza/commands/announce-pledge"

    static func all(host: String) -> [WrongRequest] { origins(host) + heads(host) + paths(host) + bodies(host) }

    private static func post(
        _ host: String, _ more: [(String, String)], path: String = path, body: [UInt8]? = body
    ) -> [UInt8] {
        HTTPConnection.request("POST", path, host: host, headers: more + [("Connection", "close")], body: body)
    }

    private static func get(_ host: String, _ path: String, _ more: [(String, String)] = []) -> [UInt8] {
        HTTPConnection.request("GET", path, host: host, headers: more + [("Connection", "close")])
    }

    /// What a web page of elsewhere might send.
    private static func origins(_ host: String) -> [WrongRequest] {
        let port = host.split(separator: ":").last.map(String.init) ?? ""
        var all: [WrongRequest] = []
        for foreign in [
            "evil.example", "evil.example:\(port)", "127.0.0.1.evil.example", "localhost.evil.example", "10.0.0.1",
        ] {
            all.append(
                WrongRequest(
                    name: "Host \(foreign)", bytes: get(host, "/v1/operations", [("Host", foreign)]),
                    statuses: 403...403))
            all.append(
                WrongRequest(
                    name: "a write with Host \(foreign)", bytes: post(host, [("Host", foreign), json, key]),
                    statuses: 403...403))
        }
        for origin in ["http://evil.example", "null", "https://\(host)", "http://127.0.0.1", "http://localhost:1"] {
            all.append(
                WrongRequest(
                    name: "Origin \(origin)", bytes: post(host, [("Origin", origin), json, key]), statuses: 403...403,
                    names: "Origin"))
        }
        for site in ["cross-site", "same-site"] {
            all.append(
                WrongRequest(
                    name: "Sec-Fetch-Site \(site)", bytes: post(host, [("Sec-Fetch-Site", site), json, key]),
                    statuses: 403...403, names: "Sec-Fetch-Site"))
        }
        return all
    }

    private static func heads(_ host: String) -> [WrongRequest] {
        var all = [
            WrongRequest(
                name: "no Idempotency-Key", bytes: post(host, [json]), statuses: 400...400, names: "Idempotency-Key"),
            WrongRequest(
                name: "two Idempotency-Keys", bytes: post(host, [json, key, ("Idempotency-Key", "\"another\"")]),
                statuses: 400...400, names: "Idempotency-Key"),
            WrongRequest(
                name: "an Idempotency-Key with spaces", bytes: post(host, [json, ("Idempotency-Key", "\"a b\"")]),
                statuses: 400...400, names: "Idempotency-Key"),
            WrongRequest(
                name: "an Idempotency-Key of 10 kB",
                bytes: post(host, [json, ("Idempotency-Key", String(repeating: "a", count: 10_000))]),
                statuses: 400...431),
        ]
        for type in [
            "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonx",
        ] {
            all.append(
                WrongRequest(
                    name: "Content-Type \(type)", bytes: post(host, [("Content-Type", type), key]), statuses: 415...415,
                    names: "application/json"))
        }
        all.append(WrongRequest(name: "no Content-Type", bytes: post(host, [key]), statuses: 415...415))
        for (name, value) in [
            ("Muster-After", "nonsense"), ("Muster-After", "{\"x\": 1}"), ("Prefer", "wait=soon"),
            ("Prefer", "wait=-1"),
        ] {
            all.append(
                WrongRequest(
                    name: "\(name): \(value)", bytes: get(host, "/v1/operations", [(name, value)]), statuses: 400...400,
                    names: name == "Prefer" ? "wait" : "after"))
        }
        return all
    }

    private static func paths(_ host: String) -> [WrongRequest] {
        var all: [WrongRequest] = []
        let unknown: [(String, String?)] = [
            ("/", "/v1/operations"), ("/v2/operations", nil), ("/v1/operations/isf-gaza", nil),
            ("/v1/operations/isf-gaza/pictures", "picture"), ("/v1/operations/no-such/picture", "no-such"),
            ("/v1/operations/ISF%20GAZA/picture", nil), ("/v1/operations/..%2f..%2fetc/picture", nil),
            ("/../../etc/passwd", nil), ("/v1/operations/isf-gaza/picture/more", nil), ("/%00", nil),
            ("/v1/operations/\(String(repeating: "a", count: 5000))/picture", nil),
        ]
        for (path, word) in unknown {
            all.append(
                WrongRequest(
                    name: "the path \(path.prefix(60))", bytes: get(host, path), statuses: 400...404, names: word))
        }
        for (query, word) in [
            ("asOf=2026-02-30", "asOf"), ("asOf=", "asOf"), ("knownAt=never", "knownAt"), ("after=x", "after"),
            ("asof=2026-01-01", "asOf"), ("asOf=2026-01-01&asOf=2026-01-02", "asOf"), ("%ff=1", ""),
        ] {
            all.append(
                WrongRequest(
                    name: "the parameters \(query)", bytes: get(host, "/v1/operations/isf-gaza/picture?\(query)"),
                    statuses: 400...400, names: word.isEmpty ? nil : word))
        }
        for command in ["announce-pldge", "accept-operation", "record-claim", "a%20b"] {
            all.append(
                WrongRequest(
                    name: "the command \(command)",
                    bytes: post(host, [json, key], path: "/v1/operations/isf-gaza/commands/\(command)"),
                    statuses: 400...422))
        }
        all.append(
            WrongRequest(
                name: "a command of another service",
                bytes: post(host, [json, key], path: "/v1/operations/isf-gaza/commands/funding/announce-pledge"),
                statuses: 400...422))
        all.append(
            WrongRequest(
                name: "an operation that is not known",
                bytes: post(host, [json, key], path: "/v1/operations/no-such/commands/announce-pledge"),
                statuses: 404...404, names: "no-such"))
        for (method, path, allowed) in [
            ("POST", "/v1/operations", "GET"), ("PUT", "/v1/operations/isf-gaza/picture", "GET"),
            ("DELETE", "/v1/operations/isf-gaza/pledges", "GET"), ("GET", Self.path, "POST"),
            ("PATCH", Self.path, "POST"), ("POST", "/livez", "GET"), ("OPTIONS", "/readyz", "GET"),
        ] {
            all.append(
                WrongRequest(
                    name: "\(method) \(path)",
                    bytes: HTTPConnection.request(method, path, host: host, headers: [("Connection", "close")]),
                    statuses: 405...405, headers: [("Allow", allowed)]))
        }
        return all
    }

    private static func bodies(_ host: String) -> [WrongRequest] {
        let large = [UInt8](repeating: 32, count: 1_100_000)
        var chunked = Array(
            """
            POST \(path) HTTP/1.1\r\nHost: \(host)\r\nContent-Type: application/json\r\nIdempotency-Key: "big"\r\n\
            Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n
            """.utf8)
        for _ in 0..<20 {
            chunked += Array("10000\r\n".utf8) + [UInt8](repeating: 32, count: 65_536) + [13, 10]
        }
        chunked += Array("0\r\n\r\n".utf8)
        return [
            WrongRequest(
                name: "a body beyond the limit", bytes: post(host, [json, key], body: large), statuses: 413...413,
                names: "1048576"),
            WrongRequest(
                name: "a chunked body beyond the limit", bytes: chunked, statuses: 413...413, names: "1048576"),
            WrongRequest(
                name: "a body that does not come",
                bytes: post(host, [json, key, ("Content-Length", "0")], body: []), statuses: 400...400),
        ]
    }
}
