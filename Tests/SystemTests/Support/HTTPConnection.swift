import Foundation
import Synchronization

/// A connection over which requests go as they are written here, byte by byte.
final class HTTPConnection: Sendable {
    private let descriptor: Mutex<CInt>

    /// Connects to an address such as `http://127.0.0.1:8080`.
    init(_ address: String, timeout seconds: Int = 20) throws {
        guard let port = address.split(separator: ":").last.flatMap({ UInt16($0) }) else {
            throw Failure("\(address) is no address with a port")
        }
        let file = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var limit = timeval(tv_sec: seconds, tv_usec: 0)
        setsockopt(file, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(file, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var one: CInt = 1
        setsockopt(file, CInt(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<CInt>.size))
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_port = port.bigEndian
        place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &place) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else {
            let reason = String(cString: strerror(errno))
            close(file)
            throw Failure("no connection to \(address): \(reason)")
        }
        descriptor = Mutex(file)
    }

    deinit { descriptor.withLock { _ = close($0) } }

    /// Sends bytes and reads one response; blocks.
    /// - Parameter endsWriting: whether to end the stream of bytes after them, as a sender does that breaks off.
    func exchange(_ bytes: [UInt8], expectsBody: Bool = true, endsWriting: Bool = false) throws -> HTTPResponse {
        try descriptor.withLock { file throws -> HTTPResponse in
            var sent = 0
            while sent < bytes.count {
                let count = bytes[sent...].withUnsafeBytes { send(file, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
                // Whoever refuses a request need not read it to its end: the answer may be there all the same.
                if count <= 0 { break }
                sent += count
            }
            if endsWriting { shutdown(file, CInt(SHUT_WR)) }
            var reader = ResponseReader(file: file)
            return try reader.response(expectsBody: expectsBody)
        }
    }

    /// A request as bytes.
    static func request(
        _ method: String, _ path: String, host: String, headers: [(String, String)] = [], body: [UInt8]? = nil
    ) -> [UInt8] {
        var head = "\(method) \(path) HTTP/1.1\r\n"
        if !headers.contains(where: { $0.0.lowercased() == "host" }) { head += "Host: \(host)\r\n" }
        for (name, value) in headers { head += "\(name): \(value)\r\n" }
        if let body, !headers.contains(where: { $0.0.lowercased() == "content-length" }) {
            head += "Content-Length: \(body.count)\r\n"
        }
        return Array((head + "\r\n").utf8) + (body ?? [])
    }
}

/// Reads a response from a socket.
private struct ResponseReader {
    let file: CInt
    private var buffer: [UInt8] = []

    init(file: CInt) { self.file = file }

    mutating func response(expectsBody: Bool) throws -> HTTPResponse {
        while true {
            let response = try oneResponse(expectsBody: expectsBody)
            // Interim responses precede the one that was asked for.
            if response.status >= 200 { return response }
        }
    }

    private mutating func oneResponse(expectsBody: Bool) throws -> HTTPResponse {
        let first = try line()
        let parts = first.split(separator: " ", maxSplits: 2)
        guard parts.count >= 2, parts[0].hasPrefix("HTTP/1."), let status = Int(parts[1]) else {
            throw Failure("no status line: \(first.prefix(200))")
        }
        var headers: [(name: String, value: String)] = []
        while true {
            let line = try line()
            if line.isEmpty { break }
            let pieces = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard pieces.count == 2 else { throw Failure("no header: \(line.prefix(200))") }
            headers.append((pieces[0].lowercased(), pieces[1].trimmingCharacters(in: .whitespaces)))
        }
        let head = HTTPResponse(status: status, headers: headers, body: [])
        guard expectsBody, status >= 200, status != 204, status != 304 else { return head }
        var body: [UInt8] = []
        if head["transfer-encoding"]?.lowercased() == "chunked" {
            while true {
                let size = Int(try line().prefix { $0 != ";" }, radix: 16) ?? 0
                body += try take(size)
                _ = try line()
                if size == 0 { break }
            }
        } else if let length = head["content-length"].flatMap({ Int($0) }) {
            body = try take(length)
        } else {
            while try fill() {}
            body = buffer
        }
        return HTTPResponse(status: status, headers: headers, body: body)
    }

    private mutating func line() throws -> String {
        while true {
            if let end = buffer.firstIndex(of: 10) {
                let line = buffer[..<end].filter { $0 != 13 }
                buffer.removeSubrange(...end)
                return String(decoding: line, as: UTF8.self)
            }
            guard try fill() else { throw Failure("the connection ended before the answer") }
        }
    }

    private mutating func take(_ count: Int) throws -> [UInt8] {
        while buffer.count < count {
            guard try fill() else { throw Failure("the connection ended within the answer") }
        }
        let taken = Array(buffer.prefix(count))
        buffer.removeFirst(count)
        return taken
    }

    private mutating func fill() throws -> Bool {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        var count = recv(file, &bytes, bytes.count, 0)
        while count < 0, errno == EINTR { count = recv(file, &bytes, bytes.count, 0) }
        if count < 0 { throw Failure("no answer: \(String(cString: strerror(errno)))") }
        buffer += bytes.prefix(count)
        return count > 0
    }
}
