import Foundation

/// The sockets by which programs are asked.
enum UnixSocket {
    /// Waits until somebody listens at a path.
    ///
    /// A socket of libzmq that is there before tries again at ever longer intervals, up to 5 s, which a start would then
    /// seem to take.
    static func waitUntilListening(at path: String, within limit: Duration) async throws {
        let deadline = ContinuousClock.now.advanced(by: limit)
        while !isListening(at: path) {
            guard ContinuousClock.now < deadline else {
                throw BenchmarkFailure(text: "nobody listens at \(path) within \(limit)")
            }
            try await Task.sleep(for: .milliseconds(2))
        }
    }

    private static func isListening(at path: String) -> Bool {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        guard path.utf8.count < MemoryLayout.size(ofValue: address.sun_path) else { return false }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
    }
}
