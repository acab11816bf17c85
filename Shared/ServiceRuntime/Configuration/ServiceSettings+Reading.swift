import Configuration
public import Foundation
import Logging

extension ServiceSettings {
    /// Reads and checks the settings; nothing is made on the disk.
    /// - Parameters:
    ///   - environment: by default that of the process.
    ///   - workingDirectory: that to which relative paths belong; by default that of the process.
    /// - Throws: `wrong-value` naming the variable or key, the value and what is allowed; `unknown-key` with the nearest
    ///   known one; `unreadable-file`; `path-too-long`.
    public static func read(
        environment: [String: String] = ProcessInfo.processInfo.environment,
        workingDirectory: String = FileManager.default.currentDirectoryPath
    ) throws(SettingsError) -> ServiceSettings {
        let environment = environment.filter { !$0.value.isEmpty }
        let named = environment["MUSTER_CONFIG"]
        let file = try SettingsFile.read(environment: environment, workingDirectory: workingDirectory)
        let reader = SettingsReader(environment: environment, file: file)
        if let file, named == nil, file.values["home"] != nil {
            throw SettingsError(
                .wrongValue, subject: "home in \(file.path)",
                "only a file that MUSTER_CONFIG names can say where the home is: remove it there, or set MUSTER_HOME")
        }
        let home = try MusterHome(
            root: reader.string("home", default: ".muster"), run: reader.optionalString("run.dir"),
            workingDirectory: workingDirectory)
        return ServiceSettings(
            home: home,
            logLevel: try reader.choice("log.level", among: Logger.Level.allCases, default: .info),
            logFormat: try reader.choice("log.format", among: LogFormat.allCases, default: .auto),
            logTarget: try reader.choice("log.target", among: LogTarget.allCases, default: .stderr),
            httpHost: try reader.loopback("http.host", default: "127.0.0.1"),
            httpPort: try reader.integer("http.port", in: 0...65_535, default: 8080),
            httpLimits: try httpLimits(reader),
            commitBatch: try reader.integer("commit.batch", in: 1...4096, default: 256),
            commitQueue: try reader.integer("commit.queue", in: 16...65_536, default: 4096),
            announceInterval: try reader.duration(
                "announce.interval", in: .milliseconds(50) ... .seconds(60), default: .seconds(1)),
            announceRate: try reader.integer("announce.rate", in: 1...1000, default: 20),
            replayMaxEvents: try reader.integer("replay.maxEvents", in: 1...10_000, default: 1000),
            replayMaxBytes: try reader.bytes("replay.maxBytes", in: 65_536...4_194_304, default: 1_048_576),
            queueLimit: try reader.integer("queue.limit", in: 16...1_000_000, default: 250_000),
            snapshotEvery: try reader.integer("snapshot.every", in: 100...10_000_000, default: 250_000),
            afterWait: try reader.duration("after.wait", in: .zero ... .seconds(60), default: .seconds(2)),
            requestTimeout: try reader.duration(
                "request.timeout", in: .milliseconds(50) ... .seconds(300), default: .seconds(5)),
            stopTimeout: try reader.duration(
                "stop.timeout", in: .milliseconds(100) ... .seconds(7), default: .seconds(5)),
            diskReserve: try reader.bytes("disk.reserve", in: 0...(1 << 50), default: 64 << 20),
            file: file?.path,
            notices: notices(environment))
    }

    private static func httpLimits(_ reader: SettingsReader) throws(SettingsError) -> HTTPLimits {
        var limits = HTTPLimits()
        limits.bodyBytes = try reader.bytes("http.bodyBytes", in: 1_024...(16 << 20), default: limits.bodyBytes)
        limits.headerBytes = try reader.bytes("http.headerBytes", in: 1_024...(1 << 20), default: limits.headerBytes)
        limits.headerFields = try reader.integer("http.headerFields", in: 8...10_000, default: limits.headerFields)
        limits.requestTimeout = try reader.duration(
            "http.requestTimeout", in: .milliseconds(100) ... .seconds(600), default: limits.requestTimeout)
        limits.idleTimeout = try reader.duration(
            "http.idleTimeout", in: .milliseconds(100) ... .seconds(3_600), default: limits.idleTimeout)
        limits.connections = try reader.integer("http.connections", in: 1...100_000, default: limits.connections)
        limits.requests = try reader.integer("http.requests", in: 1...100_000, default: limits.requests)
        limits.streams = try reader.integer("http.streams", in: 0...100_000, default: limits.streams)
        limits.keepAlive = try reader.duration(
            "stream.keepAlive", in: .milliseconds(50) ... .seconds(600), default: limits.keepAlive)
        limits.streamEvents = try reader.integer("stream.queue", in: 1...1_000_000, default: limits.streamEvents)
        return limits
    }

    /// A variable that resembles a known one is probably a slip; others of that prefix may belong to other programs.
    private static func notices(_ environment: [String: String]) -> [String] {
        let known = keys.map(variable(of:)) + ["MUSTER_CONFIG", "MUSTER_PARENT_PIPE"]
        return environment.keys.sorted().compactMap { name in
            guard name.hasPrefix("MUSTER_"), !known.contains(name),
                let nearest = NearestName.of(name, among: known, within: 3)
            else { return nil }
            return "\(name) is not a setting and has no effect; did you mean \(nearest)?"
        }
    }
}
