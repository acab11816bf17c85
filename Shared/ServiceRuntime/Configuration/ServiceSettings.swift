public import Logging

/// What a process of the suite is told from outside, checked.
///
/// Environment variables `MUSTER_*` come first, then the JSON file that `MUSTER_CONFIG` names or `muster.json` in the
/// home, then the defaults. The key `http.port` is the variable `MUSTER_HTTP_PORT` and, in the file,
/// `{"http": {"port": 8080}}`. An empty variable counts as not set.
public struct ServiceSettings: Sendable, Hashable {
    /// Where all state lives: `MUSTER_HOME`, `MUSTER_RUN_DIR`.
    public let home: MusterHome
    /// The least severe level that is logged; `info` by default.
    public let logLevel: Logger.Level
    /// How log lines are written; `auto` by default.
    public let logFormat: LogFormat
    /// Where log lines go; `stderr` by default.
    public let logTarget: LogTarget
    /// The loopback address at which the gateway listens; `127.0.0.1` by default.
    public let httpHost: String
    /// The port at which the gateway listens; 8080 by default, 0 for any that is free.
    public let httpPort: Int
    /// What the gateway takes and waits for over HTTP.
    public let httpLimits: HTTPLimits
    /// How many commands one transaction takes at most; 256 by default.
    public let commitBatch: Int
    /// How many commands may wait to be decided; 4096 by default.
    public let commitQueue: Int
    /// How often a service announces its head when nothing happens; one second by default.
    public let announceInterval: Duration
    /// How many announcements a second there are at most while commits go on; 20 by default.
    public let announceRate: Int
    /// How many events one page of a replay holds at most; 1000 by default.
    public let replayMaxEvents: Int
    /// How many bytes one page of a replay holds at most; 1 MiB by default.
    public let replayMaxBytes: Int
    /// How many messages may wait to be published or consumed; 10,000 by default.
    public let queueLimit: Int
    /// How many events lie between two snapshots, at least; 250,000 by default, which a start folds in about three seconds.
    public let snapshotEvery: Int
    /// How long a command waits for what it says must be known first; two seconds by default.
    public let afterWait: Duration
    /// How long a request to another process may take; five seconds by default.
    public let requestTimeout: Duration
    /// How long a process may take to stop; five seconds by default, at most seven, since the supervisor kills after eight.
    public let stopTimeout: Duration
    /// The free disk space below which commands are refused; 64 MiB by default.
    public let diskReserve: Int
    /// The configuration file that was read, if any.
    public let file: String?
    /// What looks like a mistake but is no refusal: variables that resemble known ones. To be logged at start.
    public let notices: [String]
}
