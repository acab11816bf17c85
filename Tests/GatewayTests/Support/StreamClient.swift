import Foundation
import Glibc
import MessageSchema
import Synchronization

/// A client of the live stream over a socket, which reads as fast as it can, or not at all.
final class StreamClient: Sendable {
    /// One event as a client is told of it.
    struct Received: Sendable, Equatable {
        let id: String
        let type: String
        let data: String
    }

    private struct Content {
        var buffer: [UInt8] = []
        var head: String?
        var text: [UInt8] = []
        var blocks: [String] = []
        var isEnded = false
    }

    private let descriptor: Int32
    private let content = Mutex(Content())

    /// Connects and asks; reads from then on unless told otherwise.
    init(port: UInt16, path: String, headers: [(String, String)] = [], reads: Bool = true) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        if !reads {
            // Little room, so that whoever writes soon notices.
            var size: Int32 = 4_096
            setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let file = descriptor
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw LocalHTTP.Failure.unreachable(errno) }
        var lines = ["GET \(path) HTTP/1.1", "Host: 127.0.0.1:\(port)", "Accept: text/event-stream"]
        lines += headers.map { "\($0.0): \($0.1)" }
        let request = Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
        _ = request.withUnsafeBytes { Glibc.send(file, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        if reads { Thread.detachNewThread { [self] in read() } }
    }

    deinit { Glibc.close(descriptor) }

    /// Breaks the connection off, as a client that is killed.
    func breakOff() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    /// Reads what is there, for a client that did not until now.
    func readOn() { Thread.detachNewThread { [self] in read() } }

    var head: String { content.withLock { $0.head ?? "" } }
    var isEnded: Bool { content.withLock { $0.isEnded } }
    /// Every block that came whole.
    var blocks: [String] { content.withLock { $0.blocks } }

    var events: [Received] {
        blocks.compactMap { block in
            let lines = block.split(separator: "\n", omittingEmptySubsequences: false)
            func field(_ name: String) -> String? {
                let found = lines.filter { $0.hasPrefix("\(name): ") }.map { $0.dropFirst(name.count + 2) }
                return found.isEmpty ? nil : found.joined(separator: "\n")
            }
            guard let data = field("data") else { return nil }
            return Received(id: field("id") ?? "", type: field("event") ?? "", data: data)
        }
    }

    /// The last `id` that came, with an event or without one, as a client keeps it.
    var lastID: String {
        blocks.flatMap { $0.split(separator: "\n") }.last { $0.hasPrefix("id: ") }.map { String($0.dropFirst(4)) } ?? ""
    }

    private func read() {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(descriptor, &bytes, bytes.count, 0)
            guard count > 0 else { break }
            content.withLock { content in
                content.buffer += bytes[..<count]
                Self.parse(&content)
            }
        }
        content.withLock { $0.isEnded = true }
    }

    private static func parse(_ content: inout Content) {
        if content.head == nil {
            guard let end = content.buffer.firstRange(of: Array("\r\n\r\n".utf8)) else { return }
            content.head = String(decoding: content.buffer[..<end.lowerBound], as: UTF8.self).lowercased()
            content.buffer.removeSubrange(..<end.upperBound)
        }
        // Chunked coding: a line with the size, as many bytes, and a line break.
        while let line = content.buffer.firstRange(of: [13, 10]) {
            guard let size = Int(String(decoding: content.buffer[..<line.lowerBound], as: UTF8.self), radix: 16),
                content.buffer.count >= line.upperBound + size + 2
            else { return }
            content.text += content.buffer[line.upperBound..<line.upperBound + size]
            content.buffer.removeSubrange(..<(line.upperBound + size + 2))
        }
        while let end = content.text.firstRange(of: [10, 10]) {
            content.blocks.append(String(decoding: content.text[..<end.lowerBound], as: UTF8.self))
            content.text.removeSubrange(..<end.upperBound)
        }
    }
}
