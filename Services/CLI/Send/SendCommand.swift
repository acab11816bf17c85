import ArgumentParser
import Foundation
import MessageBus
import MessageSchema

/// `muster send`: one command to the service that owns it.
struct SendCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send", abstract: "Send a command to the service that owns it.",
        discussion: """
            Fields are given as key=value, with dots for what lies deeper: lines.0.headcount=800; key:=JSON gives any \
            JSON. A field of the only line may be written without "lines.0."; a list of words with commas \
            (kinds=troops,police); an amount as "12.50 USD"; a quantity as 800, unknown, "up to 8000" or "more than 70". \
            With --file, or - for standard input, a JSON object is sent: the command's data, or a whole command with \
            `data` in it; key=value and the options override it.

            An entry is corrected by its event, which `muster entries` lists: content.FIELD=… changes that field of what \
            the entry states, and content=@FILE gives the whole content as JSON.

            The operation is --operation, $MUSTER_OPERATION, or the only one that the gateway knows. With --source the \
            basis is `reported`, else `decided`, unless --basis says otherwise.

            \(ExitStatus.explanation)

            Example:
              muster send announce-pledge pledge=ita-1 nation=ITA line=field-hospital capability="field hospital" \
            personnel=medical headcount="up to 120" --source 'publisher=Reuters,published=2026-04-02,grade=B2'
            """)

    @Argument(help: ArgumentHelp("The command, such as announce-pledge.", valueName: "command"))
    var name: String?
    @Argument(
        help: ArgumentHelp(
            "Its fields as key=value or key:=json; - reads them from standard input.", valueName: "key=value"))
    var fields: [String] = []
    @Flag(name: .customLong("list"), help: "List all commands with their fields.")
    var listsCommands = false
    @Flag(name: .customLong("help-fields"), help: "Show the fields of the command.")
    var helpsFields = false
    @Option(help: "The operation.") var operation: String?
    @Option(help: "A file with the data or the whole command as JSON; - is standard input.") var file: String?
    @Option(help: "The service, for a command that several own.") var service: ServiceName?
    @Option(help: ArgumentHelp("When it is or was so: a day or a month.", valueName: "date")) var effective: String?
    @Option(help: ArgumentHelp("When the cell knew it, where that was earlier.", valueName: "instant"))
    var learned: String?
    @Option(
        name: .customLong("source"),
        help: ArgumentHelp(
            "Who said so: publisher=…,published=…,grade=B2[,title=…][,address=…]; may be repeated.", valueName: "source"
        ))
    var sources: [String] = []
    @Option(help: "What it rests on: decided or reported.") var basis: Basis?
    @Option(help: "The command's id; repeating an id with the same content repeats the reply.") var id: String?
    @Option(help: "The revision of the entity that you saw; a stale one is refused.") var revision: UInt64?
    @Option(help: ArgumentHelp("What must be known first: the bookmark of a reply.", valueName: "bookmark"))
    var after: String?
    @Option(help: "Who sends it (default: the user name).") var actor: String?
    @Flag(help: "Show what it would bring about, and record nothing.") var preview = false
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let surface = Console.surface()
        if listsCommands {
            return try Output.lines(try FieldHelp.list(on: surface))
        }
        guard let name else {
            throw CommandFailure.usage(
                "name a command: `muster send COMMAND key=value …`; `muster send --list` shows all")
        }
        if helpsFields {
            let entries = CommandCatalogue.all.entries.filter { $0.name == name }
            if entries.isEmpty { _ = try CommandCatalogue.all.entry(named: name, service: service) }
            return try Output.lines(try FieldHelp.fields(of: entries, on: surface))
        }
        let draft = try draft(name)
        let entry = try CommandCatalogue.all.entry(named: name, service: service ?? draft.namedEntry?.log.service)
        let (isPreview, isJSON, home) = (preview, common.json, try common.musterHome())
        try await BusSession.with(home) { bus in
            let envelope = try await draft.resolvingContent(of: entry, over: bus).envelope(
                as: entry, standardOperation: { try await Operations.standard(over: bus).wire },
                standardActor: Actor.standard(), newID: UUID().uuidString.lowercased())
            do throws(Problem) {
                let answer = try await bus.ask(entry.service.rawValue, isPreview ? .preview : .command, envelope)
                try Self.show(answer.body, isPreview: isPreview, isJSON: isJSON, surface)
            } catch {
                if error.kind == .unavailable, let id = envelope["id"]?.string, !isPreview {
                    Console.notice("it is safe to repeat with --id \(id): a command is carried out once at most")
                }
                throw CommandFailure(error)
            }
        }
    }

    private static func show(
        _ body: JSONValue, isPreview: Bool, isJSON: Bool, _ surface: Surface
    ) throws(Problem) {
        do {
            if isJSON {
                try Output.json(body)
            } else if isPreview {
                try Output.lines(ReplyText.previewed(try body.decoded(as: PreviewReply.self), on: surface))
            } else {
                try Output.lines(try ReplyText.accepted(try body.decoded(as: CommandReply.self), on: surface))
            }
        } catch is Console.Closed {
            return
        } catch {
            throw Problem(.internalFailure, "the service's answer cannot be read: \(error)")
        }
    }

    private func draft(_ name: String) throws -> CommandDraft {
        var draft = CommandDraft(name: name)
        let readsInput = fields.contains("-")
        if readsInput, file != nil {
            throw CommandFailure.usage("either - or --file is given, not both")
        }
        if let path = readsInput ? "-" : file { draft.input = try InputFile.json(path) }
        draft.assignments = try fields.filter { $0 != "-" }.map { try FieldAssignment($0) }
        draft.service = service
        draft.operation = operation
        draft.effective = effective
        draft.learned = learned
        draft.sources = try sources.map { try SourceArgument.read($0) }
        draft.basis = basis
        draft.id = id
        draft.revision = revision
        draft.actor = actor
        if let after {
            guard let json = try? JSONParser().parse(after), let bookmark = try? json.decoded(as: Bookmark.self) else {
                throw CommandFailure.usage("--after takes the bookmark of a reply as JSON, as `muster send` prints it")
            }
            draft.after = bookmark
        }
        return draft
    }
}
