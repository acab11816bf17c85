import Foundation
import Synchronization

/// The second process of a benchmark: this executable again, in another role. It is told by lines on its standard input,
/// answers by lines on its standard output, and ends when its input does.
final class Peer {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()

    init(_ role: PeerRole, _ arguments: [String], environment: [String: String] = [:]) throws {
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = ["peer", role.rawValue] + arguments
        // What is set for a suite of the user's own must not reach the one that is measured.
        let inherited = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("MUSTER_") }
        process.environment = inherited.merging(environment) { $1 }
        process.standardInput = input
        // Another program that is started beside would hold it open.
        _ = fcntl(input.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
        process.standardOutput = output
        try process.run()
        Self.running.withLock { _ = $0.insert(process.processIdentifier) }
    }

    /// Those that are to end before the folder they write in is removed.
    private static let running = Mutex<Set<pid_t>>([])

    /// Ends all of them by force.
    static func killAll() {
        running.withLock { running in
            for process in running { _ = Foundation.kill(process, SIGKILL) }
        }
    }

    deinit { kill() }

    /// Tells a line.
    func tell(_ line: String) throws {
        try input.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8))
    }

    /// Whether it has said something that was not read yet, or ended.
    var hasAnswer: Bool {
        var entry = pollfd(fd: output.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
        return poll(&entry, 1, 0) > 0
    }

    /// Waits for a line.
    func answer() throws -> String {
        var line: [UInt8] = []
        while true {
            guard let byte = try output.fileHandleForReading.read(upToCount: 1)?.first else {
                throw BenchmarkFailure(text: "the second process ended without an answer")
            }
            if byte == 0x0A { return String(decoding: line, as: UTF8.self) }
            line.append(byte)
        }
    }

    var processIdentifier: pid_t { process.processIdentifier }

    /// Ends the process in its own way; by force if it takes longer.
    func stop(within limit: Duration = .seconds(8)) {
        try? input.fileHandleForWriting.close()
        let deadline = monotonicNanoseconds() + UInt64(limit.components.seconds) * 1_000_000_000
        while process.isRunning, monotonicNanoseconds() < deadline { usleep(1_000) }
        kill()
    }

    /// Ends the process by force, if it is there.
    func kill() {
        if process.isRunning { send(SIGKILL) }
        process.waitUntilExit()
        Self.running.withLock { _ = $0.remove(process.processIdentifier) }
    }

    /// Sends a signal, such as SIGSTOP.
    func send(_ signal: CInt) {
        _ = Foundation.kill(process.processIdentifier, signal)
    }
}
