import Foundation

/// A number of connections that each send the next request as soon as the answer to the last one is whole.
///
/// Nothing is looked at but the status and the length: what is measured is the server.
final class HTTPLoad {
    /// What some time of asking came to.
    struct Outcome {
        /// In nanoseconds.
        let elapsed: Double
        /// From each request to the last byte of its answer, in nanoseconds.
        let latencies: [Double]

        var rate: Double { Double(latencies.count) / (elapsed / 1e9) }
    }

    private struct Connection {
        let socket: CInt
        var sentAt: UInt64 = 0
        /// What there is of an answer's head.
        var head: [UInt8] = []
        /// How many bytes of the body are missing; `nil` before the head is whole.
        var missing: Int?
    }

    private var connections: [Connection] = []
    private let request: [UInt8]
    private var buffer = [UInt8](repeating: 0, count: 1 << 18)

    init(host: String, port: UInt16, path: String, connections count: Int) throws {
        request = Array("GET \(path) HTTP/1.1\r\nHost: \(host)\r\nAccept: application/json\r\n\r\n".utf8)
        for _ in 0..<count { connections.append(Connection(socket: try TCP.connect(host, port))) }
    }

    /// Asks for some time; the answers that are on their way at the end are waited for.
    func run(for duration: Duration) throws -> Outcome {
        var latencies: [Double] = []
        var entries = connections.map { pollfd(fd: $0.socket, events: Int16(POLLIN), revents: 0) }
        let started = monotonicNanoseconds()
        let end = started + UInt64(duration / .nanoseconds(1))
        for index in connections.indices { try send(index) }
        var open = connections.count
        while open > 0 {
            guard poll(&entries, UInt(entries.count), 10_000) > 0 else {
                throw BenchmarkFailure(text: "\(open) requests were not answered within 10 s")
            }
            for index in entries.indices where entries[index].revents != 0 {
                guard try receive(index) else { continue }
                let now = monotonicNanoseconds()
                latencies.append(Double(now - connections[index].sentAt))
                if now < end { try send(index) } else { open -= 1 }
            }
        }
        return Outcome(elapsed: Double(monotonicNanoseconds() - started), latencies: latencies)
    }

    /// Asks once, over the first connection.
    /// - Returns: how long it took until the answer was whole, in nanoseconds.
    func once() throws -> Double {
        try send(0)
        while try !receive(0) {}
        return Double(monotonicNanoseconds() - connections[0].sentAt)
    }

    func close() { for connection in connections { _ = Foundation.close(connection.socket) } }

    private func send(_ index: Int) throws {
        connections[index].sentAt = monotonicNanoseconds()
        guard Foundation.send(connections[index].socket, request, request.count, 0) == request.count else {
            throw BenchmarkFailure(text: "a request cannot be sent")
        }
    }

    /// Takes what there is.
    /// - Returns: whether the answer is whole.
    private func receive(_ index: Int) throws -> Bool {
        let count = recv(connections[index].socket, &buffer, buffer.count, 0)
        guard count > 0 else { throw BenchmarkFailure(text: "the server closed a connection") }
        var body = count
        if connections[index].missing == nil {
            connections[index].head += buffer[..<count]
            guard let (length, end) = try Self.head(connections[index].head) else { return false }
            body = connections[index].head.count - end
            connections[index].missing = length
            connections[index].head.removeAll(keepingCapacity: true)
        }
        connections[index].missing = (connections[index].missing ?? 0) - body
        guard connections[index].missing == 0 else { return false }
        connections[index].missing = nil
        return true
    }

    /// The length of the body and where it begins; `nil` where the head is not whole.
    ///
    /// By hand, as a long head must cost the client no more than a short one does.
    private static func head(_ bytes: [UInt8]) throws -> (length: Int, end: Int)? {
        try bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return nil }
            func place(of text: StaticString) -> Int? {
                let (first, length) = (text.utf8Start.pointee, text.utf8CodeUnitCount)
                var start = 0
                while start + length <= bytes.count, let found = memchr(base + start, CInt(first), bytes.count - start)
                {
                    start = UnsafeRawPointer(found) - base
                    guard start + length <= bytes.count else { return nil }
                    if memcmp(found, text.utf8Start, length) == 0 { return start }
                    start += 1
                }
                return nil
            }
            guard let end = place(of: "\r\n\r\n") else { return nil }
            guard place(of: "HTTP/1.1 200") == 0,
                let field = place(of: "\r\nContent-Length: ") ?? place(of: "\r\ncontent-length: "), field < end
            else {
                throw BenchmarkFailure(text: "the answer is \(String(decoding: bytes.prefix(500), as: UTF8.self))")
            }
            var length = 0
            for byte in bytes[(field + 18)...] {
                guard (0x30...0x39).contains(byte) else { break }
                length = length * 10 + Int(byte - 0x30)
            }
            return (length, end + 4)
        }
    }
}

/// Plain connections.
enum TCP {
    static func connect(_ host: String, _ port: UInt16) throws -> CInt {
        let socket = Foundation.socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr(host)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Foundation.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard socket >= 0, result == 0 else {
            throw BenchmarkFailure(text: "cannot connect to \(host):\(port): \(String(cString: strerror(errno)))")
        }
        var one: CInt = 1
        setsockopt(socket, CInt(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<CInt>.size))
        return socket
    }
}
