import Foundation

/// The folder of one run, which only its owner can enter; everything is below it, and it is removed at the end.
final class Workspace: Sendable {
    private let root: String
    private let queue = DispatchQueue(label: "end")

    init() throws {
        let pattern = FileManager.default.temporaryDirectory.appendingPathComponent("muster-bench-XXXXXX").path
        var bytes = Array(pattern.utf8CString)
        guard mkdtemp(&bytes) != nil else {
            throw BenchmarkFailure(text: "cannot make a folder like \(pattern); set TMPDIR to one that can be written")
        }
        root = String(decoding: bytes.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Runs with a folder of its own, which is removed afterwards.
    func withFolder<T>(_ body: (String) async throws -> T) async throws -> T {
        let folder = "\(root)/\(String(monotonicNanoseconds(), radix: 36))"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try await body(folder)
    }

    func remove() {
        try? FileManager.default.removeItem(atPath: root)
    }

    /// Lets other users, whose programs are measured beside, through to what they own below a folder of `withFolder`; they
    /// see nothing of the rest.
    func letOthersPass(_ folder: String) throws {
        for path in [root, folder] {
            try FileManager.default.setAttributes([.posixPermissions: 0o711], ofItemAtPath: path)
        }
    }

    /// Removes the folder and ends the process on SIGINT and on SIGTERM; second processes end when this one is gone.
    /// - Returns: what watches, to be kept as long as it is to do so.
    func removeWhenSignalled() -> [any DispatchSourceProtocol] {
        [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                self.end(128 + number)
            }
            source.resume()
            return source
        }
    }

    /// Removes the folder and ends the process when a benchmark takes longer than it may.
    /// - Returns: what watches, until it is cancelled.
    func removeWhenLate(_ benchmark: Benchmark) -> any DispatchSourceProtocol {
        let timer = DispatchSource.makeTimerSource(queue: queue)
        timer.schedule(deadline: .now() + .seconds(Int(benchmark.limit.components.seconds)))
        timer.setEventHandler {
            let text = "muster-bench: \(benchmark.name) was not done within \(benchmark.limit); the run was ended\n"
            FileHandle.standardError.write(Data(text.utf8))
            self.end(2)
        }
        timer.resume()
        return timer
    }

    /// Ends the process and what it started, and leaves nothing behind. Programs of others end with this process.
    private func end(_ code: CInt) -> Never {
        Peer.killAll()
        remove()
        _exit(code)
    }
}
