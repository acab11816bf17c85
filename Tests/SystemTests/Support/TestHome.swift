import Foundation
import MessageSchema
import Testing

/// A home of its own for a suite, in a folder with a short path.
struct TestHome: Sendable {
    /// What a program printed and how it ended.
    struct Outcome: Sendable {
        let code: Int32
        let output: String
        let errors: String

        var lines: [String] { output.split(separator: "\n").map(String.init) }

        func json() throws -> JSONValue {
            do {
                return try JSONParser().parse(output)
            } catch {
                throw Failure("no JSON: \(error)\n\(output.prefix(500))\n\(errors.prefix(500))")
            }
        }
    }

    /// Holds the home and what the tests write down.
    let folder: String
    /// MUSTER_HOME.
    let root: String
    /// Settings beside the home and the port.
    var settings: [String: String] = [:]

    fileprivate init() throws {
        var template = Array("/tmp/mst-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else {
            throw Failure("no folder can be made in /tmp: \(String(cString: strerror(errno)))")
        }
        folder = String(cString: made)
        Guardian.shared.add(folder: folder)
        root = folder + "/h"
    }

    /// Where sockets and process ids lie.
    var run: String { settings["MUSTER_RUN_DIR"] ?? (settings["MUSTER_HOME"] ?? root) + "/run" }

    /// The environment of programs: the runner's, without its own settings of the suite.
    var environment: [String: String] {
        var environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("MUSTER_") }
        environment["MUSTER_HOME"] = root
        environment["MUSTER_HTTP_PORT"] = "0"
        environment["NO_COLOR"] = "1"
        environment.merge(settings) { $1 }
        return environment
    }

    /// Starts a program whose output goes to files of this home.
    func start(
        _ executable: String, _ arguments: [String] = [], name: String, input: CInt? = nil, output: CInt? = nil
    ) throws -> Program {
        let path = executable.hasPrefix("/") ? executable : try Binaries.path(executable)
        return try Program(
            path, arguments, environment: environment, folder: folder, name: name, input: input, output: output)
    }

    /// Runs `muster` to its end.
    func muster(_ arguments: String..., within limit: Duration = .seconds(60)) async throws -> Outcome {
        try await execute("muster", arguments, within: limit)
    }

    /// Runs a program to its end.
    func execute(
        _ executable: String, _ arguments: [String] = [], within limit: Duration = .seconds(60)
    ) async throws -> Outcome {
        let name = "\((executable as NSString).lastPathComponent)-\(UUID().uuidString.prefix(8))"
        let program = try start(executable, arguments, name: name)
        defer { program.kill9() }
        switch try await program.waitForEnd(within: limit) {
        case .exited(let code): return Outcome(code: code, output: program.output, errors: program.errors)
        case .killed(let signal): throw Failure("it was ended by signal \(signal). \(program.report)")
        }
    }

    /// What a process of the suite wrote to its log file, or to its standard error when started by the test.
    func log(of service: String) -> String {
        let path = "\(root)/log/\(service).log"
        return String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }

    /// The process ids of what runs with a home in this folder, whoever started it.
    func processes() -> [pid_t] {
        let wanted = Array("MUSTER_HOME=\(folder)/".utf8)
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return entries.compactMap { pid_t($0) }.filter { process in
            guard process != getpid(),
                let environment = FileManager.default.contents(atPath: "/proc/\(process)/environ")
            else { return false }
            return environment.split(separator: 0).contains { $0.starts(with: wanted) }
        }
    }

    /// Ends everything and removes the folder.
    fileprivate func remove() async {
        for process in processes() { kill(process, SIGKILL) }
        _ = try? await eventually("the end of what is left", within: .seconds(10)) { processes().isEmpty.orNil }
        if ProcessInfo.processInfo.environment["MUSTER_KEEP_HOMES"] == nil {
            try? FileManager.default.removeItem(atPath: folder)
        }
        Guardian.shared.remove(folder: folder)
    }

    /// The last lines of every log, for messages.
    fileprivate func logTails() -> String {
        (Binaries.services + ["supervisor"]).map { service in
            let lines = log(of: service).split(separator: "\n").suffix(6)
            return "--- \(service).log\n" + lines.joined(separator: "\n")
        }.joined(separator: "\n")
    }
}

/// Lends a home, and ends and removes all that belongs to it afterwards.
func withHome<Result>(
    settings: [String: String] = [:], _ body: (TestHome) async throws -> Result
) async throws -> Result {
    await Slots.suites.take()
    do {
        _ = try Binaries.folder()
        var home = try TestHome()
        home.settings = settings
        do {
            let result = try await body(home)
            await home.remove()
            await Slots.suites.give()
            return result
        } catch {
            let tails = home.logTails()
            await home.remove()
            throw Failure("\(error)\n\(tails)")
        }
    } catch {
        await Slots.suites.give()
        throw error
    }
}
