import Foundation
import MessageBus
import Testing

/// The transports that must pass the same suite.
enum TransportKind: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case memory
    case zeroMQ

    var testDescription: String { rawValue }

    /// Runs a test on a fresh transport, with a folder of its own where one is needed.
    func run(_ body: @Sendable (any MessageBus.Transport) async throws -> Void) async throws {
        try await run { transport, _ in try await body(transport) }
    }

    /// Runs a test on a fresh transport; the second parameter opens another one to the same processes.
    func run(
        _ body:
            @Sendable (any MessageBus.Transport, @Sendable () async throws -> any MessageBus.Transport) async throws ->
            Void
    ) async throws {
        switch self {
        case .memory:
            let transport = MemoryTransport()
            try await body(transport) { transport }
            await transport.close()
        case .zeroMQ:
            let folder = "/tmp/muster-bus-\(UUID().uuidString.prefix(8))"
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let transport = try await ZeroMQTransport.start(directory: folder, name: "test")
            do {
                try await body(transport) { try await ZeroMQTransport.start(directory: folder, name: "other") }
            } catch {
                await transport.close()
                throw error
            }
            await transport.close()
        }
    }
}
