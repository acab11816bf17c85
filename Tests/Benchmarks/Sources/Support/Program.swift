import Foundation

/// A program of others that runs beside a benchmark. It is ended with a signal when this process ends, however that ends.
final class Program {
    private let process = Process()
    private let input = Pipe()
    private let outputPath: String

    /// How it is told to end.
    enum Ending: String {
        /// SIGKILL, for what need not be kept.
        case kill = "KILL"
        /// SIGQUIT.
        case quit = "QUIT"
        /// SIGTERM.
        case terminate = "TERM"
        /// By the end of a pipe that it watches itself, whose descriptor is 3.
        case pipe
    }

    /// Waits for the end of its input, which comes with the end of the process at the other end.
    private static let guardedScript = #"""
        signal=$1; shift
        "$@" </dev/null & child=$!
        cat >/dev/null
        kill -s "$signal" "$child" 2>/dev/null
        wait "$child"
        """#

    /// Starts a program by its name.
    /// - Parameters:
    ///   - folder: where it is started; its output is kept there, to be shown where something goes wrong.
    init(
        _ arguments: [String], endsBy ending: Ending = .kill, in folder: String, environment: [String: String] = [:]
    ) throws {
        outputPath = "\(folder)/output"
        guard FileManager.default.createFile(atPath: outputPath, contents: nil),
            let output = FileHandle(forWritingAtPath: outputPath)
        else { throw BenchmarkFailure(text: "\(outputPath) cannot be written") }
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments =
            switch ending {
            case .kill, .quit, .terminate: ["-c", Self.guardedScript, "sh", ending.rawValue] + arguments
            case .pipe: ["-c", #"exec 3<&0 "$@" </dev/null"#, "sh"] + arguments
            }
        let inherited = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("MUSTER_") }
        process.environment = inherited.merging(environment) { $1 }
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.standardInput = input
        // Another program that is started beside would hold it open.
        _ = fcntl(input.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
        process.standardOutput = output
        process.standardError = output
        try process.run()
        try output.close()
    }

    deinit { stop() }

    /// Its process; a shell around it, unless it watches a pipe.
    var processIdentifier: pid_t { process.processIdentifier }

    /// What it wrote last.
    var output: String {
        String(((try? String(contentsOfFile: outputPath, encoding: .utf8)) ?? "").suffix(2_000))
    }

    /// Tells it to end, and waits until it has.
    func stop() {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    /// Runs a program to its end.
    /// - Returns: what it wrote to its standard output.
    static func run(_ arguments: [String], in folder: String) throws -> String {
        let process = Process()
        let (output, errors) = (Pipe(), "\(folder)/errors")
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        try Data().write(to: URL(fileURLWithPath: errors))
        process.standardError = FileHandle(forWritingAtPath: errors)
        try process.run()
        let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let said = (try? String(contentsOfFile: errors, encoding: .utf8)) ?? ""
            throw BenchmarkFailure(
                text: """
                    `\(arguments.prefix(6).joined(separator: " "))` ended with \(process.terminationStatus): \(said) \
                    `make bench` installs what deploy/packages-bench.txt names
                    """)
        }
        return text
    }

    /// Tries until it is done, for twenty seconds at most.
    static func untilReady<T>(_ what: String, showing program: Program, _ attempt: () throws -> T) throws -> T {
        let deadline = monotonicNanoseconds() + 20_000_000_000
        while true {
            do {
                return try attempt()
            } catch {
                guard monotonicNanoseconds() < deadline else {
                    throw BenchmarkFailure(text: "\(what) did not start: \(error) \(program.output)")
                }
                usleep(50_000)
            }
        }
    }
}
