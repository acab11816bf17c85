import ArgumentParser
import MessageSchema
import ServiceRuntime

/// `muster parked list`: what waits, or what was given up.
struct ParkedListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List what is parked, with its key and the reason.",
        discussion: """
            A running process is asked, otherwise its file is looked at. With --discarded, what was given up is listed with \
            the reason, who decided it and when. The gateway tries what is parked there again at every start.
            Example: muster parked list pledges
            """)

    @Argument(help: "mandate, pledges, funding, command or gateway; all of them by default.") var process: ProcessName?
    @Flag(help: "What was given up, instead of what waits.") var discarded = false
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let names = process.map { [$0] } ?? ProcessName.allCases
        let home = try common.musterHome()
        let (discarded, isAll) = (discarded, process == nil)
        let found = try await BusSession.with(home) { bus in
            var found: [(ProcessName, [ParkedItem])] = []
            for name in names {
                found.append((name, try await ParkedLook.items(of: name, discarded: discarded, isOptional: isAll, bus)))
            }
            return found
        }
        if common.json {
            try Output.json(try .array(found.flatMap { name, items in try items.map { try Self.json($0, of: name) } }))
        } else {
            let surface = Console.surface()
            try Output.lines(found.flatMap { Self.lines($0, $1, discarded: discarded, on: surface) })
        }
    }

    private static func json(_ item: ParkedItem, of process: ProcessName) throws -> JSONValue {
        guard case .object(var object) = try JSONValue.encoding(item) else { return .null }
        object["at"] = .string(process.rawValue)
        return .object(object)
    }

    /// What is listed of one process.
    static func lines(_ name: ProcessName, _ items: [ParkedItem], discarded: Bool, on surface: Surface) -> [String] {
        let label = Style.bold(name.rawValue, on: surface)
        guard !items.isEmpty else { return ["\(label)  \(discarded ? "nothing was given up" : "nothing is parked")"] }
        return ["\(label)  \(items.count) \(discarded ? "given up" : "parked")"]
            + items.flatMap { item -> [String] in
                let what = [item.type, item.subject, item.operation].filter { !$0.isEmpty }.joined(separator: "  ")
                var lines = [
                    "  \(item.event.wire)", "    \(Safe.text(what.isEmpty ? "not readable" : what))",
                    "    parked \(item.parkedAt.wire): \(Safe.text(item.reason))",
                ]
                if let discard = item.discard {
                    lines.append(
                        "    given up \(discard.at.wire) by \(Safe.text(discard.actor)): \(Safe.text(discard.why))")
                }
                return lines
            }
    }
}
