import ArgumentParser
import EventLog
import MessageSchema

/// `muster log dump`: the events of a log, one a line.
struct LogDumpCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dump", abstract: "Print the events of a log, one a line.",
        discussion: """
            A line gives sequence, day, time, type, subject, actor and what the event states; with --json it is the event \
            exactly as it is stored. The log is read as it is, whether its service runs or not, and is not verified.
            Example: muster log dump pledges --after 100 --type pledge. --operation isf-gaza
            """)

    @Argument(help: ArgumentHelp("A service, or a log file.", valueName: "log")) var log: LogTarget
    @Option(help: ArgumentHelp("Only events after this one.", valueName: "sequence")) var after: UInt64 = 0
    @Option(help: "Only events of this operation.") var operation: String?
    @Option(
        help: ArgumentHelp(
            "Only types that begin so: `pledge.`, or in full `muster.pledges.pledge.`.", valueName: "prefix"))
    var type: String?
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let reader: LogReader
        do {
            reader = try await log.open(in: try common.musterHome())
        } catch let error as LogError {
            throw CommandFailure(error)
        }
        do {
            try await dump(reader)
            await reader.close()
        } catch {
            await reader.close()
            throw (error as? LogError).map { CommandFailure($0) } ?? error
        }
    }

    private func dump(_ reader: LogReader) async throws {
        let surface = Console.surface()
        let coder = EventCoder()
        var place = SequenceNumber(after)
        while true {
            let page = try await reader.events(after: place, maxEvents: 1_000, maxBytes: 4 << 20)
            guard let last = page.last else { return }
            var text = ""
            for event in page where isWanted(event, coder) { text += line(of: event, coder, surface) + "\n" }
            if !text.isEmpty { try Console.write(text) }
            place = last.sequence
        }
    }

    private func isWanted(_ event: StoredEvent, _ coder: EventCoder) -> Bool {
        if let operation, event.operation != operation { return false }
        guard let type else { return true }
        guard let header = try? coder.header(of: event.bytes) else { return false }
        return header.type.hasPrefix(type) || header.eventType?.name.hasPrefix(type) ?? false
    }

    private func line(of event: StoredEvent, _ coder: EventCoder, _ surface: Surface) -> String {
        if common.json { return String(decoding: event.bytes, as: UTF8.self) }
        let day = (try? coder.header(of: event.bytes))?.recorded.day.wire ?? "unknown   "
        return "\(event.sequence)  \(day) \(EventLine.text(of: event.bytes, coder: coder, on: surface))"
    }
}
