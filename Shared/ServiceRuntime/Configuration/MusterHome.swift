public import Foundation

/// Where all state of one suite lives: `run/`, `data/` and `log/` below one folder that only its owner can enter.
///
/// Two suites with different homes do not meet: their sockets, logs and locks are apart. Paths are absolute, save those
/// of sockets, which are relative to the working directory where the absolute ones would be longer than a Unix socket
/// allows; a process must therefore not change its working directory.
public struct MusterHome: Sendable, Hashable {
    /// The longest path of a Unix socket, in bytes (`sun_path` without its closing zero).
    public static let maximumSocketPathBytes = 107

    /// The folder that holds the others, as an absolute path.
    public let root: String
    /// Sockets, process ids and locks, as an absolute path; `<root>/run` unless `MUSTER_RUN_DIR` says otherwise.
    public let run: String
    /// The logs of events and what is derived from them, `<root>/data`.
    public let data: String
    /// What the processes print, `<root>/log`.
    public let log: String
    /// The run folder as it stands in socket paths: absolute, or relative where that alone is short enough.
    public let socketFolder: String

    /// Works out the folders; nothing is made yet.
    /// - Parameters:
    ///   - root: the home, absolute or relative to `workingDirectory`.
    ///   - run: the run folder, if it is to lie elsewhere than in the home.
    ///   - workingDirectory: by default that of the process.
    /// - Throws: `path-too-long` if a socket in the run folder could not be bound, neither by its absolute path nor by
    ///   the one relative to the working directory.
    public init(
        root: String = ".muster", run: String? = nil,
        workingDirectory: String = FileManager.default.currentDirectoryPath
    ) throws(SettingsError) {
        self.root = Self.absolute(root, in: workingDirectory)
        self.run = run.map { Self.absolute($0, in: workingDirectory) } ?? self.root + "/run"
        data = self.root + "/data"
        log = self.root + "/log"
        socketFolder = try Self.socketFolder(self.run, seenFrom: workingDirectory)
    }

    /// Works out the folders from `MUSTER_HOME` (default `.muster` in the working directory) and `MUSTER_RUN_DIR`.
    /// - Throws: `path-too-long` as above.
    public init(
        environment: [String: String], workingDirectory: String = FileManager.default.currentDirectoryPath
    ) throws(SettingsError) {
        func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        try self.init(
            root: value("MUSTER_HOME") ?? ".muster", run: value("MUSTER_RUN_DIR"), workingDirectory: workingDirectory)
    }

    /// The socket at which a service publishes its events; the gateway has none.
    public func eventsSocket(of service: String) -> String { "\(socketFolder)/\(service).events" }
    /// The socket at which a service answers requests.
    public func requestsSocket(of service: String) -> String { "\(socketFolder)/\(service).requests" }
    /// The file that holds a service's process id while it runs.
    public func processIDFile(of service: String) -> String { "\(run)/\(service).pid" }
    /// The file to which a service's output goes when it runs under the supervisor.
    public func logFile(of service: String) -> String { "\(log)/\(service).log" }
    /// The file that holds the gateway's actual HTTP address, such as `http://127.0.0.1:8080`.
    public var httpAddressFile: String { "\(run)/http-address" }
    /// The configuration file that is read if there is one and `MUSTER_CONFIG` names no other.
    public var configurationFile: String { "\(root)/muster.json" }

    /// Makes the folders that are missing, for their owner alone, and checks those that are there.
    /// - Throws: `unsafe-folder` for one that others can enter or that belongs to someone else, `inaccessible-folder` for
    ///   one that cannot be made or is no folder; the message says how to mend it.
    public func prepare() throws(SettingsError) {
        for folder in [root, run, data, log] { try PrivateFolder.prepare(folder) }
    }

    private static let longestSocketName = "/command.requests"

    private static func socketFolder(_ run: String, seenFrom directory: String) throws(SettingsError) -> String {
        let limit = maximumSocketPathBytes - longestSocketName.utf8.count
        if run.utf8.count <= limit { return run }
        let relative = relative(run, to: directory)
        if relative.utf8.count <= limit { return relative }
        let length = run.utf8.count + longestSocketName.utf8.count
        throw SettingsError(
            .pathTooLong, subject: run,
            """
            sockets in this folder would have paths of \(length) bytes (\(relative.utf8.count) for the folder as seen \
            from the working directory); a Unix socket allows \(maximumSocketPathBytes), so the folder may have \
            \(limit). Set MUSTER_HOME to a shorter folder, or MUSTER_RUN_DIR to a short one for the sockets alone, such \
            as /tmp/muster-\(getuid())
            """)
    }

    private static func absolute(_ path: String, in directory: String) -> String {
        let whole = path.hasPrefix("/") ? path : directory + "/" + path
        var parts: [Substring] = []
        for part in whole.split(separator: "/") where part != "." {
            // Going up is left to the system: the folder before it may be a symbolic link.
            parts.append(part)
        }
        return "/" + parts.joined(separator: "/")
    }

    private static func relative(_ path: String, to directory: String) -> String {
        let target = path.split(separator: "/")
        let origin = directory.split(separator: "/")
        let common = zip(target, origin).prefix { $0 == $1 }.count
        let steps = repeatElement("..", count: origin.count - common) + target[common...].map(String.init)
        return steps.isEmpty ? "." : steps.joined(separator: "/")
    }
}
