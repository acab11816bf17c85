public import MessageSchema

/// A place that a log is known to have reached, and who knows it.
public struct LogTrace: Hashable, Sendable {
    /// Who knows it, in words.
    public let witness: String
    /// The place.
    public let cursor: Cursor

    /// Names a place and its witness.
    public init(witness: String, cursor: Cursor) {
        self.witness = witness
        self.cursor = cursor
    }

    /// Everything that the files of a suite know of one log: the log itself and those that were set aside, what other
    /// services have taken in of it, and the gateway's copies. What cannot be read knows nothing.
    static func all(of log: LogID, service: String, directory: String) async -> [LogTrace] {
        var traces: [LogTrace] = []
        let files = LogRestoration.filesOfLog(directory: directory, service: service)
        for path in files {
            guard let reader = try? await LogReader.open(path: path) else { continue }
            if let (_, head) = try? await reader.head() { traces.append(LogTrace(witness: path, cursor: head)) }
            await reader.close()
        }
        for other in ServiceName.allCases where other.rawValue != service {
            guard let reader = try? await LogReader.open(directory: directory, service: other.rawValue) else {
                continue
            }
            for position in (try? await reader.inboxPositions()) ?? [] where position.source == service {
                traces.append(LogTrace(witness: "what \(other.rawValue) has taken in", cursor: position.cursor))
            }
            await reader.close()
        }
        if let reader = try? await MirrorReader.open(directory: directory) {
            for copy in (try? await reader.copies()) ?? [] where copy.source == service {
                let kind = copy.archivedAt == nil ? "the gateway's copy" : "the gateway's former copy \(copy.number)"
                traces.append(LogTrace(witness: kind, cursor: copy.cursor))
            }
            await reader.close()
        }
        return traces.filter { $0.cursor.log == log }
    }
}
