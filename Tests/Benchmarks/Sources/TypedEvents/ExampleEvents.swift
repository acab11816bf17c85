import MessageSchema

/// Many different events as a pledges log holds them; the same in every process that asks for as many.
struct ExampleEvents {
    /// One event, and what it is published under.
    struct Entry {
        let topic: String
        let bytes: [UInt8]
        /// Where the log stands with it.
        let cursor: Cursor
    }

    let start: Cursor
    let entries: [Entry]

    init(count: Int) throws {
        let log = LogID("pledges-0123456789abcdef0123456789abcdef") ?? .random(for: "pledges")
        start = .start(of: log, epoch: .first)
        let coder = EventCoder()
        var cursor = start
        var entries: [Entry] = []
        for number in 1...count {
            let event = try Self.event(number, in: log)
            let bytes = try coder.encode(event)
            cursor = cursor.advanced(over: bytes)
            entries.append(Entry(topic: event.header.topic, bytes: bytes, cursor: cursor))
        }
        self.entries = entries
    }

    var meanBytes: Int { entries.reduce(0) { $0 + $1.bytes.count } / max(1, entries.count) }

    private static let nations = ["IDN", "MAR", "KAZ", "ALB", "PAK", "BGD", "AZE", "ITA"]
    private static let capabilities: [Text] = ["infantry battalion", "field hospital", "engineers", "military police"]

    private static func event(_ number: Int, in log: LogID) throws -> RecordedEvent<PledgesEvent> {
        let nation = nations[number % nations.count]
        let pledge = try EntityID(wire: "\(nation.lowercased())-\(number)")
        let day = try CalendarDay(wire: "2026-02-\(10 + number % 19)")
        let moment = Instant(microseconds: 1_771_500_000_000_000 + Int64(number) * 1_234_567)
        let announcement = PledgeAnnouncement(
            pledge: pledge, nation: try NationCode(wire: nation),
            lines: [
                LineOffer(
                    line: try EntityID(wire: "line-\(number % 7)"), capability: capabilities[number % 4],
                    personnel: .known(.troops),
                    headcount: .known(
                        try Quantity.Figures(
                            best: 50 + number % 8_000, high: 100 + number % 8_000, wording: "up to a battalion")))
            ],
            wording: "an infantry battalion, if parliament agrees")
        let source = Source(
            publisher: "Straits Times", published: .day(day), grade: try Grade(wire: "B\(2 + number % 3)"))
        let command = try CommandID(wire: "0b7e2c1a-5d1f-4a51-9a43-\(100_000_000_000 + number)")
        let operation = try OperationID(wire: "isf-gaza")
        let header = EventHeader(
            id: EventID(log: log, epoch: .first, sequence: SequenceNumber(UInt64(number))),
            type: PledgeAnnouncement.type, subject: announcement.subject(in: operation), recorded: moment,
            operation: operation, actor: "planner", effective: .day(day), learned: moment, command: command,
            commandHash: Digest256(of: Array(command.wire.utf8)), correlation: command.wire)
        return RecordedEvent(
            header: header, provenance: Provenance(basis: .reported, sources: [source]),
            event: .pledgeAnnouncement(announcement))
    }
}
