import ArgumentParser
import MessageSchema

/// `muster load`: a scenario, sent line by line.
struct LoadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load", abstract: "Load a scenario; a second load records nothing twice.",
        discussion: """
            A scenario is a file of JSON lines: a header, named sources, and entries, each one command; \
            deploy/scenarios/README.md describes it. The ids of the commands derive from the scenario, the operation and \
            the entry, so an entry that was recorded before is only answered again. Refused entries are reported with \
            their place and reason, and later ones are tried all the same.

            \(ExitStatus.explanation)
            """)

    @Argument(help: "The scenario file; - is standard input.") var file: String
    @Flag(help: "Only check the file, without a running suite.") var check = false
    @Option(help: "Fill this operation instead of the scenario's own.") var operation: String?
    @Option(help: "Who sends it (default: the user name).") var actor: String?
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let target = try operation.map { text throws in
            do throws(InvalidValue) {
                return try OperationID(wire: text)
            } catch {
                throw CommandFailure.usage(error.message)
            }
        }
        let loading = ScenarioLoading(
            file: file, operation: target, actor: actor ?? Actor.standard(), showsProgress: !common.json)
        if check { return try checkOnly() }
        let scenario = try loading.read()
        let summary = try await BusSession.with(try common.musterHome()) { bus in
            try await loading.load(scenario, over: bus)
        }
        if common.json {
            try Output.json(try .encoding(summary))
        } else {
            try Console.line(summary.text)
        }
        if !summary.refused.isEmpty { throw ExitStatus.refused }
    }

    private func checkOnly() throws {
        let reader = ScenarioReader(try InputFile.bytes(file))
        if common.json {
            let findings = reader.findings.map { finding -> JSONValue in
                [
                    "line": .number(JSONNumber(finding.line)), "pointer": .string(finding.pointer),
                    "message": .string(finding.message),
                ]
            }
            let entries = reader.scenario?.entries.count ?? 0
            try Output.json(["entries": .number(JSONNumber(entries)), "findings": .array(findings)])
        } else {
            try Output.lines(reader.findings.map { $0.text(file: file) })
            let count = reader.scenario?.entries.count ?? 0
            try Console.line(
                reader.findings.isEmpty
                    ? "\(file): \(count) entries, nothing wrong" : "\(reader.findings.count) findings")
        }
        if !reader.findings.isEmpty { throw ExitStatus.refused }
    }
}
