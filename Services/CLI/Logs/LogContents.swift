import EventLog
import MessageSchema

/// What a log holds, counted event by event.
struct LogContents: Sendable {
    let name: String
    let summary: LogSummary
    private(set) var byType: [String: Int] = [:]
    private(set) var byOperation: [String: Int] = [:]
    private(set) var first: Instant?
    private(set) var last: Instant?
    /// Events whose attributes cannot be read.
    private(set) var unreadable = 0

    /// Reads every event.
    init(of reader: LogReader, name: String, progress: LogProgress) async throws(LogError) {
        self.name = name
        summary = try await reader.summary()
        let coder = EventCoder()
        var place = SequenceNumber.zero
        while place < summary.head.sequence {
            let page = try await reader.events(after: place, maxEvents: 2_000, maxBytes: 8 << 20)
            guard let end = page.last else { break }
            for event in page where event.sequence <= summary.head.sequence { count(event, coder) }
            place = end.sequence
            progress(place.value, summary.head.sequence.value)
        }
    }

    private mutating func count(_ event: StoredEvent, _ coder: EventCoder) {
        byOperation[event.operation, default: 0] += 1
        guard let header = try? coder.header(of: event.bytes) else {
            unreadable += 1
            return
        }
        byType[header.type, default: 0] += 1
        first = first ?? header.recorded
        last = header.recorded
    }

    var lines: [String] {
        let head = summary.head
        var rows = [
            ("log", head.log.value), ("epoch", head.epoch.description),
            ("events", "\(Wording.number(head.sequence.value)), \(Wording.number(summary.eventBytes)) bytes"),
        ]
        if let first, let last { rows.append(("recorded", "\(first.wire) to \(last.wire)")) }
        rows.append(("replies", Wording.number(summary.replies)))
        rows.append(("parked", "\(Wording.number(summary.parked)), given up \(Wording.number(summary.discarded))"))
        for position in summary.inbox {
            rows.append(
                ("inbox", "\(position.source) up to event \(position.cursor.sequence), epoch \(position.cursor.epoch)"))
        }
        let snapshots = summary.snapshots.map(\.description)
        rows.append(("snapshots", snapshots.isEmpty ? "none" : "at event \(snapshots.joined(separator: ", "))"))
        let free = summary.freeDiskBytes.map { Wording.number($0) } ?? "unknown"
        rows.append(
            (
                "disk",
                "\(Wording.number(summary.fileBytes)) bytes, write-ahead log \(Wording.number(summary.walBytes)), free \(free)"
            ))
        if unreadable > 0 { rows.append(("unreadable", "\(unreadable) events; see `muster log verify \(name)`")) }
        rows += Self.ranked(byOperation).map { ("operation", "\($0.key) \(Wording.number($0.value))") }
        rows += Self.ranked(byType).map { ("type", "\($0.key) \(Wording.number($0.value))") }
        return [name] + rows.map { "  \(Columns.pad($0.0, to: 10))  \(Safe.text($0.1))" }
    }

    private static func ranked(_ counts: [String: Int]) -> [(key: String, value: Int)] {
        counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    }

    var json: JSONValue {
        func number(_ value: UInt64) -> JSONValue { .number(JSONNumber(Int(clamping: value))) }
        func counts(_ counts: [String: Int]) -> JSONValue {
            .object(JSONObject(counts.sorted { $0.key < $1.key }.map { ($0.key, .number(JSONNumber($0.value))) }))
        }
        var object = JSONObject([
            ("name", .string(name)), ("service", .string(summary.service)), ("log", .string(summary.head.log.value)),
            ("epoch", number(UInt64(summary.head.epoch.value))), ("events", number(summary.head.sequence.value)),
            ("head", .string(summary.head.hash.hex)), ("eventBytes", number(summary.eventBytes)),
            ("fileBytes", number(summary.fileBytes)), ("walBytes", number(summary.walBytes)),
            ("replies", number(summary.replies)), ("parked", number(summary.parked)),
            ("discarded", number(summary.discarded)), ("unreadable", number(UInt64(unreadable))),
            ("snapshots", .array(summary.snapshots.map { number($0.value) })),
            ("byType", counts(byType)), ("byOperation", counts(byOperation)),
        ])
        if let free = summary.freeDiskBytes { object["freeDiskBytes"] = number(free) }
        if let first { object["firstRecorded"] = .string(first.wire) }
        if let last { object["lastRecorded"] = .string(last.wire) }
        object["inbox"] = .object(
            JSONObject(
                summary.inbox.compactMap { position in
                    (try? JSONValue.encoding(position.cursor)).map { (position.source, $0) }
                }))
        return .object(object)
    }
}
