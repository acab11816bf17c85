import Foundation
import MessageSchema
import Testing

/// What comes in over HTTP and must not: a problem that names the place, and nothing recorded.
struct BadInputTests {
    @Test
    func whateverIsWrongIsRefusedWithItsPlaceAndNothingIsRecorded() async throws {
        try await withHome { home in
            let suite = try await RunningSuite.start(home)
            // What the other entries refer to.
            try await home.carryOut(.pledge("good-1", headcount: 10))
            let heads = try await heads(home)
            for wrong in WrongContent.all {
                for preview in ["", "?preview=true"] {
                    let response = try await home.http(
                        "POST", "/v1/operations/isf-gaza/commands/\(wrong.command)\(preview)",
                        headers: [
                            ("Content-Type", "application/json"), ("Idempotency-Key", "\"\(UUID().uuidString)\""),
                            ("Muster-Actor", "system"),
                        ], body: wrong.body)
                    let problem = try expectProblem(response, wrong.name)
                    let named = problem["errors"]?.array?.contains { $0["pointer"]?.string == wrong.pointer } ?? false
                    #expect(
                        wrong.pointer == nil || named, "\(wrong.name): no \(wrong.pointer ?? "") in \(response.text)")
                    #expect(
                        wrong.statuses.contains(response.status), "\(wrong.name): \(response.status) \(response.text)")
                }
            }
            for wrong in WrongRequest.all(host: try home.address().replacing("http://", with: "")) {
                let response = try await exchange(wrong.bytes, home, endsWriting: wrong.endsWriting, name: wrong.name)
                try expectProblem(response, wrong.name)
                #expect(wrong.statuses.contains(response.status), "\(wrong.name): \(response.status) \(response.text)")
                if let word = wrong.names {
                    #expect(response.text.contains(word), "\(wrong.name): no \(word) in \(response.text)")
                }
                for (name, value) in wrong.headers { #expect(response[name]?.contains(value) == true, "\(wrong.name)") }
            }
            #expect(try await self.heads(home) == heads)
            #expect(suite.supervisor.end == nil && !suite.supervisor.errors.contains("died"))
            try await home.carryOut(.pledge("good-2", headcount: 10))
            try await suite.stop()
        }
    }

    @Test
    func bytesThatAreNoHTTPHarmNobody() async throws {
        try await withHome { home in
            let suite = try await RunningSuite.start(home, loads: false)
            let many = (0..<5000).map { ("X-Header-\($0)", "value") }
            let host = try home.address().replacing("http://", with: "")
            let requests: [[UInt8]] = [
                Array("\u{16}\u{3}\u{1}nonsense\r\n\r\n".utf8), Array("GET\r\n\r\n".utf8),
                [0, 255, 254, 13, 10, 13, 10],
                Array("GET / HTTP/9.9\r\nHost: \(host)\r\n\r\n".utf8),
                HTTPConnection.request("FROB", "/v1/operations", host: host), Array(repeating: 65, count: 300_000),
                HTTPConnection.request("GET", "/livez", host: host, headers: many),
                HTTPConnection.request("GET", "/" + String(repeating: "a", count: 200_000), host: host),
                HTTPConnection.request(
                    "GET", "/livez", host: host, headers: [("X-Long", String(repeating: "b", count: 300_000))]),
                Array(
                    "POST /v1/operations/isf-gaza/commands/x HTTP/1.1\r\nHost: \(host)\r\nContent-Length: -5\r\n\r\n"
                        .utf8),
            ]
            let address = try home.address()
            for (index, bytes) in requests.enumerated() {
                // A connection may end without an answer; an answer says that the request was at fault.
                let response = try? await onThread {
                    try HTTPConnection(address, timeout: 5).exchange(bytes, endsWriting: true)
                }
                if let response { try expectProblem(response, "request \(index)") }
            }
            // Many who connect and say nothing keep nobody else out.
            let idle = try await onThread { try (0..<200).map { _ in try HTTPConnection(address) } }
            #expect(try await home.get("/livez").status == 200)
            #expect(idle.count == 200)
            #expect(suite.supervisor.end == nil && !suite.supervisor.errors.contains("died"))
            try await suite.stop()
        }
    }

    @discardableResult
    private func expectProblem(_ response: HTTPResponse, _ name: String) throws -> JSONValue {
        #expect((400..<500).contains(response.status), "\(name): \(response.status) \(response.text.prefix(500))")
        #expect(
            response["Content-Type"] == "application/problem+json", "\(name): \(response.status) \(response.headers)")
        guard let problem = try? response.json() else {
            Issue.record("\(name): \(response.status) with no JSON: \(response.text.prefix(300))")
            return .null
        }
        #expect(problem["status"]?.int64 == Int64(response.status), "\(name)")
        #expect(problem["type"]?.string?.isEmpty == false && problem["title"]?.string?.isEmpty == false, "\(name)")
        #expect((problem["detail"]?.string ?? "").count > 10, "\(name): \(response.text)")
        #expect(response.body.count < 20_000, "\(name): \(response.body.count) bytes of answer")
        return problem
    }

    private func exchange(
        _ bytes: [UInt8], _ home: TestHome, endsWriting: Bool, name: String
    ) async throws -> HTTPResponse {
        let address = try home.address()
        do {
            return try await onThread { try HTTPConnection(address).exchange(bytes, endsWriting: endsWriting) }
        } catch {
            throw Failure("\(name): \(error)")
        }
    }

    private func heads(_ home: TestHome) async throws -> [String] {
        var heads: [String] = []
        for service in Binaries.logs { heads.append(try await home.muster("digest", service, "--json").output) }
        return heads
    }
}
