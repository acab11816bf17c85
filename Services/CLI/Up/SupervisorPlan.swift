import Foundation
import ServiceRuntime

/// What is to run: which executables, in which order, with what environment, and where their output goes.
struct SupervisorPlan: Sendable {
    /// One process of the suite.
    struct Service: Sendable, Hashable {
        let name: String
        /// The path of the executable, and what it is given.
        let executable: String
        var arguments: [String] = []
        /// The file to which its output is appended.
        let logFile: String
    }

    /// The services in the order in which they start; they stop in the reverse one.
    static let order = ["mandate", "pledges", "funding", "command", "gateway"]

    let home: MusterHome
    /// In the order in which they start.
    let services: [Service]
    /// What every service is given as its environment, apart from the pipe that ties it to the supervisor.
    let environment: [String: String]

    init(home: MusterHome, services: [Service], environment: [String: String]) {
        self.home = home
        self.services = services
        var environment = environment
        // Where the supervisor was told relatively, or by a file, the services are told absolutely.
        environment["MUSTER_HOME"] = home.root
        if home.run != home.root + "/run" { environment["MUSTER_RUN_DIR"] = home.run }
        environment[ParentWatch.variable] = nil
        self.environment = environment
    }

    /// The five services whose executables lie beside this one, `muster-mandate` and so on.
    /// - Throws: `missingExecutable` with the paths that were looked at.
    static func discover(
        home: MusterHome, environment: [String: String] = ProcessInfo.processInfo.environment,
        folder: String? = nil
    ) throws(SupervisorError) -> SupervisorPlan {
        let place: String
        if let folder { place = folder } else { place = try folderOfThisExecutable() }
        let services = order.map {
            Service(name: $0, executable: "\(place)/muster-\($0)", logFile: home.logFile(of: $0))
        }
        let missing = services.map(\.executable).filter { access($0, X_OK) != 0 }
        guard missing.isEmpty else {
            throw SupervisorError(
                .missingExecutable,
                """
                these executables are missing or may not be run: \(missing.joined(separator: ", ")). They belong beside \
                the muster command: build them with `swift build -c release` (or `make build`)
                """)
        }
        return SupervisorPlan(home: home, services: services, environment: environment)
    }

    /// The path of the running executable, whatever name it was called by.
    static func thisExecutable() throws(SupervisorError) -> String {
        do {
            return try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        } catch {
            throw SupervisorError(
                .systemFailure, "the path of the running executable cannot be found: \(error). Is /proc mounted?")
        }
    }

    private static func folderOfThisExecutable() throws(SupervisorError) -> String {
        (try thisExecutable() as NSString).deletingLastPathComponent
    }
}
