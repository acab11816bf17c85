import Glibc
public import Logging
import Synchronization

/// The logging of a process: one line an event, to the standard error stream or the service's own file.
public enum Logs {
    private static let sink = Mutex<LogSink?>(nil)

    /// Sets up swift-log for the whole process, once; call it before the first logger is made.
    ///
    /// Levels, format and target come from the settings. SIGPIPE is ignored from here on, so that a reader who goes away
    /// costs lines and not the process.
    /// - Parameters:
    ///   - settings: log level, format, target and the home.
    ///   - service: the name of the process, which is the label of the logger that is returned.
    /// - Returns: a logger for the process itself.
    /// - Throws: `inaccessible-folder` if the log file cannot be opened.
    @discardableResult
    public static func bootstrap(settings: ServiceSettings, service: String) throws(SettingsError) -> Logger {
        signal(SIGPIPE, SIG_IGN)
        let descriptor = settings.logTarget == .file ? try open(settings.home.logFile(of: service)) : STDERR_FILENO
        let format = resolved(settings.logFormat, descriptor: descriptor)
        let sink = makeSink(descriptor: descriptor, service: service, format: format)
        Self.sink.withLock { $0 = sink }
        let level = settings.logLevel
        LoggingSystem.bootstrap(
            { label, provider in
                var handler = LineLogHandler(label: label, format: format, sink: sink, logLevel: level)
                handler.metadataProvider = provider
                return handler
            }, metadataProvider: nil)
        return Logger(label: service)
    }

    /// How many lines were lost since the start, because nobody took them or the disk was full.
    public static var lostLines: Int { sink.withLock { $0?.lostLines ?? 0 } }

    static func makeSink(descriptor: CInt, service: String, format: LogFormat) -> LogSink {
        LogSink(descriptor: descriptor, ownsDescriptor: descriptor > STDERR_FILENO) { count in
            LogLine(
                time: .now(), level: .warning, label: service, message: "lines of this log were lost",
                metadata: [(key: "lines", value: "\(count)")]
            ).bytes(as: format, limit: 4096)
        }
    }

    static func resolved(_ format: LogFormat, descriptor: CInt) -> LogFormat {
        guard format == .auto else { return format }
        return isatty(descriptor) == 1 ? .text : .json
    }

    private static func open(_ path: String) throws(SettingsError) -> CInt {
        let file = Glibc.open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw SettingsError(
                .inaccessibleFolder, subject: path,
                "the log file cannot be opened: \(String(cString: strerror(errno))). Check its folder and its mode")
        }
        return file
    }
}
