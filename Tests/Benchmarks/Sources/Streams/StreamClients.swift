import Foundation

/// Many connections that read what comes, and count the lines that carry an event.
final class StreamClients {
    private struct Client {
        let socket: CInt
        var events = 0
        /// How much of the mark has been read at the end of what came last.
        var matched = 0
    }

    private static let mark = Array("\ndata: ".utf8)
    private var clients: [Client] = []
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)

    var count: Int { clients.count }

    /// Connects so many, each of which sends the same request; none where the server is bare.
    init(host: String, port: UInt16, request: String, count: Int) throws {
        for _ in 0..<count {
            let socket = try TCP.connect(host, port)
            let bytes = Array(request.utf8)
            guard send(socket, bytes, bytes.count, 0) == bytes.count else {
                throw BenchmarkFailure(text: "a request cannot be sent")
            }
            clients.append(Client(socket: socket))
        }
    }

    /// Waits until every client was told so many events in all.
    func read(until events: Int) throws {
        var entries = clients.map { pollfd(fd: $0.socket, events: Int16(POLLIN), revents: 0) }
        var open = 0
        for index in clients.indices where clients[index].events < events { open += 1 }
        while open > 0 {
            guard poll(&entries, UInt(entries.count), 20_000) > 0 else {
                throw BenchmarkFailure(text: "\(open) clients were not told of event \(events) within 20 s")
            }
            for index in entries.indices where entries[index].revents != 0 {
                let before = clients[index].events
                try receive(index)
                if before < events, clients[index].events >= events { open -= 1 }
            }
        }
    }

    func close() { for client in clients { _ = Foundation.close(client.socket) } }

    private func receive(_ index: Int) throws {
        let count = recv(clients[index].socket, &buffer, buffer.count, 0)
        guard count > 0 else { throw BenchmarkFailure(text: "the server closed a stream") }
        var matched = clients[index].matched
        for byte in buffer[..<count] {
            matched = byte == Self.mark[matched] ? matched + 1 : byte == Self.mark[0] ? 1 : 0
            guard matched == Self.mark.count else { continue }
            clients[index].events += 1
            matched = 0
        }
        clients[index].matched = matched
    }
}
