import Foundation

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
        process.standardOutput = output
        try process.run()
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }

    /// Tells a line.
    func tell(_ line: String) throws {
        try input.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8))
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

    /// Ends the process, within eight seconds.
    func stop() {
        try? input.fileHandleForWriting.close()
        let deadline = monotonicNanoseconds() + 8_000_000_000
        while process.isRunning, monotonicNanoseconds() < deadline { usleep(1_000) }
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
    }
}
