import Foundation
import MessageSchema

/// The whole suite as it is shipped, started by `muster up` with the case of the Gaza stabilisation force.
final class SuiteProcess {
    /// Its home.
    let home: String
    private let program: Program
    private let muster: String

    /// Where the gateway answers: host and port.
    let address: (host: String, port: UInt16)

    /// Starts it in a home, and waits until the case is loaded.
    /// - Parameters:
    ///   - folder: for its output.
    ///   - settings: beside the defaults, as environment variables.
    init(home: String, folder: String, settings: [String: String] = [:]) throws {
        self.home = home
        // Built beside this executable, by the same command; the case lies in the project that both are built from.
        let tools = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let muster = tools.appendingPathComponent("muster").path
        var project = tools
        let scenario = "deploy/scenarios/isf-gaza.jsonl"
        while project.path != "/",
            !FileManager.default.fileExists(atPath: project.appendingPathComponent(scenario).path)
        { project.deleteLastPathComponent() }
        guard FileManager.default.isExecutableFile(atPath: muster), project.path != "/" else {
            throw BenchmarkFailure(text: "there is no \(muster), or no \(scenario) above it: run `make bench`")
        }
        for path in [folder, home] {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        let program = try Program(
            [muster, "up", "--load", project.appendingPathComponent(scenario).path], endsBy: .terminate, in: folder,
            environment: [
                "MUSTER_HOME": home, "MUSTER_LOG_LEVEL": "warning", "MUSTER_HTTP_PORT": "0",
            ].merging(settings) { $1 })
        self.program = program
        self.muster = muster
        let url = try Program.untilReady("the suite", showing: program) {
            guard program.output.contains("Try next") else { throw BenchmarkFailure(text: "it is not loaded yet") }
            return try String(contentsOfFile: "\(home)/run/http-address", encoding: .utf8)
        }
        guard let host = URLComponents(string: url.trimmingCharacters(in: .whitespacesAndNewlines)),
            let name = host.host, let port = host.port.flatMap({ UInt16(exactly: $0) })
        else { throw BenchmarkFailure(text: "the gateway's address is \(url)") }
        address = (name, port)
    }

    /// The process of one of its executables.
    func processIdentifier(of name: String) throws -> pid_t {
        let text = try Program.run(["MUSTER_HOME=\(home)", muster, "ps", "--json"], in: home)
        let services = try JSONParser().parse(text)["services"]?.array ?? []
        guard let process = services.first(where: { $0["name"]?.string == name })?["processID"]?.int64 else {
            throw BenchmarkFailure(text: "\(name) has no process: \(text)")
        }
        return pid_t(process)
    }

    func stop() { program.stop() }
}
