import Foundation
import Testing

/// A foreign program at the other end: Python with pyzmq.
final class Python: Sendable {
    private let process = Process()
    private let output = Pipe()

    /// Whether the system's Python can import zmq.
    static let hasZeroMQ = system("\(interpreter) -c 'import zmq' 2>/dev/null") == 0

    static let missing: Comment = "python3-zmq is not installed: pyzmq at the other end is not tested"

    private static let interpreter = "/usr/bin/python3"

    /// Runs a program, with zmq and sys imported and a context made.
    init(_ program: String, _ arguments: [String]) throws {
        process.executableURL = URL(fileURLWithPath: Self.interpreter)
        process.arguments = ["-c", "import sys, zmq\ncontext = zmq.Context()\n" + program] + arguments
        process.standardOutput = output
        try process.run()
    }

    deinit {
        if process.isRunning { signal(SIGKILL) }
    }

    func signal(_ number: Int32) {
        kill(process.processIdentifier, number)
    }

    /// What the program prints until it ends.
    func lines() async throws -> [String] {
        try await inTime("the end of a Python program", within: .seconds(15)) { [self] in
            await withTaskCancellationHandler {
                await withCheckedContinuation { continuation in
                    Thread.detachNewThread { [self] in
                        let data = output.fileHandleForReading.readDataToEndOfFile()
                        let text = String(decoding: data, as: UTF8.self)
                        continuation.resume(returning: text.split(separator: "\n").map(String.init))
                    }
                }
            } onCancel: {
                signal(SIGKILL)
            }
        }
    }
}
