import Foundation
import MessageBus
import MessageSchema
import Synchronization
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5)))
struct RequestClientTests {
    /// A server that answers as told; what it received is kept.
    private final class ScriptedServer: Sendable {
        let server: any TransportServer
        let received = Mutex<[BusRequest]>([])

        init(_ server: any TransportServer) {
            self.server = server
        }

        func run(_ answer: @escaping @Sendable (BusRequest) -> BusReply?) async {
            while let requests = await server.nextRequests() {
                for request in requests {
                    guard let frame = request.frames.first,
                        let asked = try? JSONDecoder().decode(BusRequest.self, from: Data(frame))
                    else { continue }
                    received.withLock { $0.append(asked) }
                    guard let reply = answer(asked), let bytes = try? JSONEncoder().encode(reply) else { continue }
                    server.reply([[UInt8](bytes)], to: request.peer)
                }
            }
        }
    }

    private func problem(_ body: () async throws(Problem) -> RequestClient.Answer) async -> Problem? {
        do throws(Problem) {
            _ = try await body()
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: TransportKind.allCases)
    func repliesFindTheirQuestionsHoweverTheyAreMixed(_ kind: TransportKind) async throws {
        try await kind.run { transport in
            let server = ScriptedServer(try await transport.serve("pledges"))
            let connection = try await transport.connect(to: "pledges", topics: [])
            let client = RequestClient(to: "pledges", over: connection)
            let serving = Task { await server.run { BusReply(id: $0.id, body: $0.body ?? .null) } }
            let running = Task { await client.run() }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<200 {
                    group.addTask {
                        let answer = try await client.ask(.digest, JSONValue.string("question \(number)"))
                        #expect(answer.body.string == "question \(number)")
                    }
                }
                try await group.waitForAll()
            }
            await connection.close()
            await server.server.close()
            await running.value
            await serving.value
        }
    }

    @Test(arguments: TransportKind.allCases)
    func aRefusalIsThrownAsItsProblem(_ kind: TransportKind) async throws {
        try await kind.run { transport in
            let server = ScriptedServer(try await transport.serve("pledges"))
            let connection = try await transport.connect(to: "pledges", topics: [])
            let client = RequestClient(to: "pledges", over: connection)
            let serving = Task {
                await server.run { BusReply(id: $0.id, problem: Problem(.staleRevision, "so it is")) }
            }
            let running = Task { await client.run() }
            let refused = await problem { () async throws(Problem) in try await client.ask(.head) }
            #expect(refused == Problem(.staleRevision, "so it is"))
            await connection.close()
            await server.server.close()
            await running.value
            await serving.value
        }
    }

    @Test(arguments: TransportKind.allCases)
    func whatWasGivenUpIsNeverCarriedOut(_ kind: TransportKind) async throws {
        try await kind.run { transport in
            let connection = try await transport.connect(to: "pledges", topics: [])
            let client = RequestClient(to: "pledges", over: connection)
            let running = Task { await client.run() }
            let patient = Task { try await client.ask(.digest, JSONValue.string("patient"), timeout: .seconds(30)) }
            let cancelled = Task {
                try? await client.ask(.digest, JSONValue.string("cancelled"), timeout: .seconds(30))
            }
            let refused = await problem { () async throws(Problem) in
                try await client.ask(.digest, JSONValue.string("expired"), timeout: .milliseconds(50))
            }
            #expect(refused?.kind == .unavailable)
            #expect(refused?.isRetryable == true)
            cancelled.cancel()
            #expect(await cancelled.value == nil)

            let server = ScriptedServer(try await transport.serve("pledges"))
            let serving = Task { await server.run { BusReply(id: $0.id, body: $0.body ?? .null) } }
            #expect(try await patient.value.body.string == "patient")
            #expect(server.received.withLock { Set($0.compactMap { $0.body?.string }) } == ["patient"])
            await connection.close()
            await server.server.close()
            await running.value
            await serving.value
        }
    }

    @Test(arguments: TransportKind.allCases)
    func oneThatIsNotAnsweredDoesNotCostTheOthersTheirAnswers(_ kind: TransportKind) async throws {
        try await kind.run { transport in
            let server = ScriptedServer(try await transport.serve("pledges"))
            let connection = try await transport.connect(to: "pledges", topics: [])
            let client = RequestClient(to: "pledges", over: connection)
            let serving = Task {
                await server.run { request in
                    guard request.body?.string != "never" else { return nil }
                    return BusReply(id: request.id, body: .string("late"))
                }
            }
            let running = Task { await client.run() }
            async let other = client.ask(.digest, JSONValue.string("other"))
            let never = await problem { () async throws(Problem) in
                try await client.ask(.digest, JSONValue.string("never"), timeout: .milliseconds(100))
            }
            #expect(never?.kind == .unavailable)
            #expect(try await other.body.string == "late")
            #expect(server.received.withLock { $0.count } == 2)
            await connection.close()
            await server.server.close()
            await running.value
            await serving.value
        }
    }

    @Test(arguments: TransportKind.allCases)
    func eachQuestionHasItsOwnTime(_ kind: TransportKind) async throws {
        try await kind.run { transport in
            let connection = try await transport.connect(to: "pledges", topics: [])
            let client = RequestClient(to: "pledges", over: connection)
            let running = Task { await client.run() }
            let hasLongEnded = Mutex(false)
            async let long: Void = {
                do throws(Problem) {
                    _ = try await client.ask(.head, timeout: .seconds(300))
                } catch {
                    #expect(error.kind == .unavailable)
                }
                hasLongEnded.withLock { $0 = true }
            }()
            // Later questions may have earlier ends, in whatever order they are put.
            for milliseconds in [400, 100, 250] {
                let start = ContinuousClock.now
                do throws(Problem) {
                    _ = try await client.ask(.head, timeout: .milliseconds(milliseconds))
                    Issue.record("there is nobody to answer")
                } catch {
                    #expect(error.kind == .unavailable)
                }
                #expect(start.duration(to: .now) >= .milliseconds(milliseconds))
            }
            #expect(!hasLongEnded.withLock { $0 }, "the others' ends are not its own")
            await connection.close()
            await long
            await running.value
        }
    }

    @Test(arguments: TransportKind.allCases)
    func aClosedConnectionEndsEveryQuestion(_ kind: TransportKind) async throws {
        try await kind.run { transport in
            let server = ScriptedServer(try await transport.serve("pledges"))
            let serving = Task { await server.run { _ in nil } }
            let connection = try await transport.connect(to: "pledges", topics: [])
            let client = RequestClient(to: "pledges", over: connection)
            let running = Task { await client.run() }
            let asking = Task {
                await problem { () async throws(Problem) in try await client.ask(.head, timeout: .seconds(60)) }
            }
            #expect(await eventually { server.received.withLock { $0.count } == 1 })
            await connection.close()
            #expect(await asking.value?.kind == .unavailable)
            await running.value
            let later = await problem { () async throws(Problem) in try await client.ask(.head) }
            #expect(later?.kind == .unavailable)
            await server.server.close()
            await serving.value
        }
    }
}
