import Foundation

/// What nothing that tells many clients can do without: one write of the same bytes to each.
enum BareFanOut {
    /// Takes so many connections, then writes a block to all of them for each line on its standard input.
    /// - Parameter arguments: how many, and how many bytes a block has.
    static func serve(_ arguments: [String]) throws {
        guard arguments.count == 2, let count = Int(arguments[0]), let size = Int(arguments[1]) else {
            throw BenchmarkFailure(text: "name a number of clients and of bytes")
        }
        let listener = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let port = try withUnsafeMutablePointer(to: &address) { pointer in
            try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                guard bind(listener, address, length) == 0, listen(listener, CInt(count)) == 0,
                    getsockname(listener, address, &length) == 0
                else { throw BenchmarkFailure(text: "cannot listen") }
            }
            return UInt16(bigEndian: pointer.pointee.sin_port)
        }
        PeerOutput.tell("\(port)")
        let sockets = (0..<count).map { _ in accept(listener, nil, nil) }
        let head = Array("event: x\ndata: ".utf8)
        let block =
            head + [UInt8](repeating: UInt8(ascii: "x"), count: max(0, size - head.count - 2)) + Array("\n\n".utf8)
        PeerOutput.tell("ready")
        while readLine() != nil {
            for socket in sockets { _ = send(socket, block, block.count, CInt(MSG_NOSIGNAL)) }
        }
    }
}
