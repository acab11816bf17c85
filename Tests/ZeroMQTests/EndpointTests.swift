import Testing
import ZeroMQ

@Suite(.timeLimit(.minutes(5))) struct EndpointTests {
    @Test(arguments: ["ipc:///run/muster/events", "ipc://relative/events", "inproc://events"])
    func `an endpoint reads as it is written`(_ text: String) throws {
        #expect(try Endpoint(text).description == text)
    }

    @Test(arguments: [
        "", "events", "udp://x", "ipc://", "inproc://", "ipc://@abstract", "ipc://*", "ipc://x/", "ipc:/x",
    ])
    func `anything else is refused, naming what is allowed`(_ text: String) async throws {
        let error = try await failure { _ = try Endpoint(text) }
        #expect(error.code == .invalidEndpoint)
        #expect(error.message.contains("ipc://") || error.message.contains("inproc://"))
    }

    @Test func `tcp is refused until there are CURVE keys`() async throws {
        let error = try await failure { _ = try Endpoint("tcp://127.0.0.1:5555") }
        #expect(error.code == .transportUnavailable)
        #expect(error.message.contains("CURVE"))
        #expect(error.endpoint == "tcp://127.0.0.1:5555")
    }

    @Test func `a path of 107 bytes is taken and one of 108 is not`() async throws {
        let longest = "/" + String(repeating: "a", count: 106)
        #expect(try Endpoint.ipc(path: longest).address == longest)
        let error = try await failure { _ = try Endpoint.ipc(path: longest + "b") }
        #expect(error.code == .pathTooLong)
        #expect(error.message.contains("108") && error.message.contains("107"))
    }

    @Test func `bytes count, not characters`() async throws {
        let error = try await failure { _ = try Endpoint.ipc(path: String(repeating: "é", count: 54)) }
        #expect(error.code == .pathTooLong)
    }

    @Test func `topics are capped far below what the library loses`() {
        #expect(MessagingLimits.maximumTopicBytes == 200)
    }
}
