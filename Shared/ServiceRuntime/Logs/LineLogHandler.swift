import Logging

/// Writes each event of one logger as one line to a sink that all loggers share.
struct LineLogHandler: LogHandler {
    let label: String
    let format: LogFormat
    let sink: LogSink
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?
    var now: @Sendable () -> LogTime = LogTime.now

    init(label: String, format: LogFormat, sink: LogSink, logLevel: Logger.Level) {
        self.label = label
        self.format = format
        self.sink = sink
        self.logLevel = logLevel
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var all = metadata
        if let provided = metadataProvider?.get() { all.merge(provided) { _, new in new } }
        if let own = event.metadata { all.merge(own) { _, new in new } }
        if let error = event.error { all["error"] = "\(error)" }
        let pairs = all.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value.description) }
        let line = LogLine(
            time: now(), level: event.level, label: label, message: event.message.description, metadata: pairs)
        sink.write(line.bytes(as: format, limit: sink.lineLimit))
    }
}
