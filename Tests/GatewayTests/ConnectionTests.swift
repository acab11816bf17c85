import Foundation
import MessageSchema
import NIOCore
import ServiceRuntime
import Testing

@testable import GatewayApp

@Suite("Connections and what comes over them")
struct ConnectionTests {
    private func moment(_ seconds: Int64) -> NIODeadline { .uptimeNanoseconds(1_000_000_000) + .seconds(seconds) }

    private func machine() -> ConnectionMachine {
        ConnectionMachine(requestTimeout: .seconds(10), idleTimeout: .seconds(60), now: moment(0))
    }

    private func status(_ action: ConnectionMachine.Action) -> Int? {
        guard case .refuse(let problem) = action else { return nil }
        return problem.status
    }

    @Test("a request that does not arrive whole in time is answered with 408, its head as well as its body")
    func slow() {
        var head = machine()
        head.bytesCame(moment(5))
        #expect(head.tick(moment(15)) == .nothing)
        #expect(status(head.tick(moment(16))) == 408)
        var body = machine()
        body.bytesCame(moment(0))
        body.headCame(moment(9))
        body.bytesCame(moment(9))
        #expect(status(body.tick(moment(11))) == 408)
        body.requestEnded(moment(10))
        #expect(body.tick(moment(100)) == .nothing)
    }

    @Test("a connection on which an answer is under way is ended without a word")
    func answering() {
        var machine = machine()
        machine.headCame(moment(0))
        machine.answerBegan()
        #expect(machine.tick(moment(11)) == .close)
        #expect(machine.failed("x", isTooLarge: true, limits: "") == .close)
    }

    @Test("silence ends a connection between requests, and never one that waits for its answer, such as a stream")
    func idle() {
        var machine = machine()
        #expect(machine.tick(moment(60)) == .nothing)
        #expect(machine.tick(moment(61)) == .close)
        machine.headCame(moment(61))
        machine.requestEnded(moment(61))
        machine.answerBegan()
        #expect(machine.tick(moment(10_000)) == .nothing)
        machine.answerEnded(moment(10_000))
        #expect(machine.tick(moment(10_060)) == .nothing)
        #expect(machine.tick(moment(10_061)) == .close)
    }

    @Test("what is no HTTP is answered with 400, a head that is too large with 431")
    func wrong() {
        var machine = machine()
        machine.bytesCame(moment(0))
        #expect(status(machine.failed("invalid method", isTooLarge: false, limits: "")) == 400)
        #expect(status(machine.failed("", isTooLarge: true, limits: "at most 7 bytes")) == 431)
    }

    @Test("over a real connection each of these is a problem with its reason, and others are answered meanwhile")
    func real() async throws {
        var limits = HTTPLimits()
        limits.requestTimeout = .milliseconds(400)
        limits.headerBytes = 2_048
        limits.headerFields = 10
        let (given, port) = (limits, "127.0.0.1")
        try await RunningGateway.with(limits: given) { gateway in
            let get = "GET /livez HTTP/1.1\r\nHost: \(port)\r\n"
            let many = (0..<20).map { "X-\($0): y\r\n" }.joined()
            let far = (0..<2_000).map { "X-\($0): y\r\n" }.joined()
            let post = "POST /v1/operations/isf-gaza/commands/x HTTP/1.1\r\nHost: \(port)\r\nContent-Length: 10\r\n"
            let command = post + "Content-Type: application/json\r\nIdempotency-Key: k\r\n\r\n{"
            let cases: [(String, String, Int, String)] = [
                ("half a head", get, 408, "0.4 seconds"), ("one byte", "G", 408, "0.4 seconds"),
                ("half a body", command.replacing("commands/x", with: "commands/announce-pledge"), 408, "0.4 seconds"),
                ("a long field", get + "X: \(String(repeating: "a", count: 5_000))\r\n\r\n", 431, "2048 bytes"),
                (
                    "a very long field", get + "X: \(String(repeating: "a", count: 3_000_000))\r\n\r\n", 431,
                    "2048 bytes"
                ),
                ("a long path", "GET /\(String(repeating: "a", count: 5_000)) HTTP/1.1\r\n", 431, "2048 bytes"),
                ("many fields", get + many + "\r\n", 431, "10 header fields"),
                ("very many fields", get + far + "\r\n", 431, "10 header fields"),
                ("no HTTP", "\u{16}\u{3}\u{1} nonsense\r\n\r\n", 400, "HTTP/1.1"),
                (
                    "a length below zero", "POST / HTTP/1.1\r\nHost: \(port)\r\nContent-Length: -5\r\n\r\n", 400,
                    "HTTP/1.1"
                ),
            ]
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (name, text, status, hint) in cases {
                    group.addTask {
                        let answer = try await LocalHTTP.send(Array(text.utf8), port: gateway.port)
                        #expect(answer.status == status, "\(name): \(answer.text)")
                        #expect(answer.headers["content-type"] == "application/problem+json", "\(name)")
                        #expect(try answer.problem().detail.contains(hint), "\(name): \(answer.text)")
                        #expect(answer.headers["connection"] == "close")
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await gateway.http("GET", "/livez").status == 200)
            let metrics = try await gateway.http("GET", "/metrics").text
            #expect(metrics.contains("muster_gateway_requests_timed_out_total 3\n"))
        }
    }

    @Test("silence ends a connection over which nothing is asked")
    func silence() async throws {
        var limits = HTTPLimits()
        limits.idleTimeout = .milliseconds(100)
        try await RunningGateway.with(limits: limits) { gateway in
            let quiet = try StreamClient(port: gateway.port, path: "/livez")
            try await gateway.eventually("the end") { quiet.isEnded }
            #expect(quiet.head.hasPrefix("http/1.1 406"))
        }
    }

    @Test("connections beyond the limit are told so, and taken when others have gone")
    func connections() async throws {
        var limits = HTTPLimits()
        limits.connections = 2
        try await RunningGateway.with(limits: limits) { gateway in
            let (first, second) = (
                try StreamClient(port: gateway.port, path: "/livez"),
                try StreamClient(port: gateway.port, path: "/livez")
            )
            try await gateway.eventually("both") { !first.head.isEmpty && !second.head.isEmpty }
            let third = try await gateway.http("GET", "/livez")
            #expect(third.status == 503)
            #expect(third.headers["retry-after"] == "1")
            #expect(try third.problem().detail.contains("2 connections"))
            first.breakOff()
            try await gateway.eventually("room") { try await gateway.http("GET", "/livez").status == 200 }
            #expect(second.isEnded == false)
        }
    }
}
