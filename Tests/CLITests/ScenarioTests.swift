import MessageSchema
import Synchronization
import Testing

@testable import MusterCLI

@Suite("Scenarios")
struct ScenarioTests {
    static let header = #"{"scenario": "s-1", "operation": "op-1"}"#
    static let source = #"{"source": "wsj", "publisher": "Wall Street Journal", "published": "2025-12-13"}"#
    static let milestone = """
        {"entry": "m", "command": "set-milestone", "effectiveDate": "2025-12", "learnedTime": "2025-12-31T12:00:00Z", \
        "sources": [{"ref": "wsj", "grade": "B2"}], \
        "data": {"milestone": "m", "strength": 5000, "personnel": "troops", "setBy": "officials"}}
        """
    static let establish = """
        {"entry": "o", "command": "establish-operation", "data": {"title": "A", "currency": "USD"}}
        """

    private func read(_ lines: String...) -> ScenarioReader {
        ScenarioReader(Array(lines.joined(separator: "\n").utf8))
    }

    @Test("comments and blank lines are passed over, and references followed")
    func reading() throws {
        let reader = read("# a comment", "", Self.header, Self.source, "", Self.establish, Self.milestone)
        #expect(reader.findings == [])
        let scenario = try #require(reader.scenario)
        #expect(scenario.entries.map(\.line) == [6, 7])
        let entry = scenario.entries[1]
        #expect(entry.command.service == .pledges && entry.effective?.wire == "2025-12")
        #expect(entry.sources.first?.publisher.wire == "Wall Street Journal" && entry.sources.first?.grade.wire == "B2")
        #expect(entry.data["basis"]?.string == "reported" && scenario.entries[0].data["basis"] == nil)
    }

    @Test("ids of commands derive from scenario, operation and entry, and differ with each")
    func commandIDs() throws {
        let scenario = try #require(read(Self.header, Self.establish).scenario)
        let id = scenario.commandID(of: scenario.entries[0], in: scenario.operation)
        #expect(id == "scenario:s-1:op-1:o")
        #expect(scenario.commandID(of: scenario.entries[0], in: try OperationID(wire: "op-2")) != id)
        #expect((try? CommandID(wire: id)) != nil)
    }

    @Test(
        "what is wrong is found with its line and place",
        arguments: [
            (#"{"entry": "x", "comand": "set-milestone", "data": {}}"#, "did you mean `command`?"),
            (#"{"entry": "x", "command": "set-milestones", "data": {}}"#, "set-milestone"),
            (#"{"entry": "x", "command": "record-claim", "data": {"claim": "c", "figure": "other"}}"#, "--service"),
            (
                #"{"entry": "x", "command": "lift-caveat", "sources": [{"ref": "wjs", "grade": "B2"}], "data": {"caveat": "c"}}"#,
                "nearest are wsj"
            ),
            (
                #"{"entry": "x", "command": "lift-caveat", "sources": [{"ref": "wsj"}], "data": {"caveat": "c"}}"#,
                "a grade is missing"
            ),
            (
                #"{"entry": "x", "command": "lift-caveat", "sources": [{"ref": "wsj", "grade": "Z9"}], "data": {"caveat": "c"}}"#,
                "a grade is"
            ),
            (#"{"entry": "x", "command": "lift-caveat", "data": {"caveat": "c", "why": "y"}}"#, "/data/why"),
            (
                #"{"entry": "x", "command": "send-approach", "data": {"approach": "a", "nation": "XYZ"}}"#,
                "/data/nation"
            ),
            (#"{"entry": "x", "command": "lift-caveat"}"#, "an entry has `data`"),
            (
                #"{"entry": "x", "command": "lift-caveat", "effectiveDate": "2026-13", "data": {"caveat": "c"}}"#,
                "/effectiveDate"
            ),
            (#"{"entry": "o", "command": "lift-caveat", "data": {"caveat": "c"}}"#, "stands in line 3 already"),
            (#"{"scenario": "again", "operation": "b"}"#, "a second header"),
            (#"{"entry": "x""#, "not JSON"), (#"[1]"#, "one JSON object"), (#"{"x": 1}"#, "a line begins with"),
        ])
    func findings(_ line: String, _ words: String) throws {
        let findings = read(Self.header, Self.source, Self.establish, line).findings
        #expect(!findings.isEmpty && findings.allSatisfy { $0.line == 4 })
        #expect(try #require(findings.first).text(file: "f").contains(words))
    }

    @Test("a file without a header is refused")
    func noHeader() {
        #expect(read(Self.source).findings.first?.message.contains("no header") == true)
        #expect(read(Self.source).scenario == nil)
    }
}

@Suite("Loading a scenario")
struct ScenarioLoaderTests {
    private static func reply(_ envelope: JSONValue, _ service: ServiceName, _ sequence: UInt64) throws -> CommandReply
    {
        let log = try #require(LogID("\(service.rawValue)-1"))
        let place = SequenceNumber(sequence)
        return CommandReply(
            command: try CommandID(wire: try #require(envelope["id"]?.string)),
            operation: try OperationID(wire: "op-1"),
            events: [EventID(log: log, epoch: .first, sequence: place)], revision: place,
            bookmark: Bookmark(log: log, service: service, epoch: .first, sequence: place))
    }

    private var scenario: Scenario {
        get throws {
            let lines = [ScenarioTests.header, ScenarioTests.source, ScenarioTests.establish, ScenarioTests.milestone]
            return try #require(ScenarioReader(Array(lines.joined(separator: "\n").utf8)).scenario)
        }
    }

    private func loader(_ heads: [ServiceName: SequenceNumber] = [:]) throws -> ScenarioLoader {
        let scenario = try scenario
        return ScenarioLoader(
            scenario: scenario, operation: scenario.operation, actor: "ann", attempts: 3, heads: heads)
    }

    @Test("what one service needs of another is named in `after`")
    func after() async throws {
        let sent = Mutex<[JSONValue]>([])
        let summary = try await loader().run(
            send: { service, envelope in
                sent.withLock { $0.append(envelope) }
                return (try? Self.reply(envelope, service, 1)).map { .success($0) }
                    ?? .failure(Problem(.internalFailure, ""))
            }, pause: { _ in }, report: { _, _, _ in })
        let envelopes = sent.withLock { $0 }
        #expect(summary.recorded == 2 && summary.refused.isEmpty && summary.bookmark?.positions.count == 2)
        #expect(envelopes.first?["after"] == nil)
        #expect(envelopes.last?["after"]?["mandate-1"]?["sequence"] != nil)
    }

    @Test("what lies at or below the head was there before the load")
    func repetition() async throws {
        let summary = try await loader([.mandate: SequenceNumber(5)]).run(
            send: { service, envelope in
                (try? Self.reply(envelope, service, 5)).map { .success($0) } ?? .failure(Problem(.internalFailure, ""))
            }, pause: { _ in }, report: { _, _, _ in })
        #expect(summary.repeated == 1 && summary.recorded == 1)
    }

    @Test("a refused entry is reported with its line, and later ones are tried")
    func refusal() async throws {
        let summary = try await loader().run(
            send: { service, envelope in
                guard service != .mandate, let reply = try? Self.reply(envelope, service, 1) else {
                    return .failure(Problem(.alreadyExists, "there already"))
                }
                return .success(reply)
            }, pause: { _ in }, report: { _, _, _ in })
        #expect(summary.recorded == 1 && summary.refused.map(\.line) == [3])
        #expect(summary.refused.first?.commandId == "scenario:s-1:op-1:o")
    }

    @Test("what may succeed later is tried so often and no more; a service that stays away ends the load")
    func retries() async throws {
        let tries = Mutex(0)
        let summary = try await loader().run(
            send: { _, _ in
                tries.withLock { $0 += 1 }
                return .failure(Problem(.notYetKnown, "not yet", retryAfter: 1))
            }, pause: { _ in }, report: { _, _, _ in })
        #expect(tries.withLock { $0 } == 6 && summary.refused.count == 2)
        let away = try loader()
        await #expect(throws: CommandFailure.self) {
            try await away.run(
                send: { _, _ in .failure(Problem(.unavailable, "away")) }, pause: { _ in }, report: { _, _, _ in })
        }
    }

    @Test("progress is a bar on a terminal and lines elsewhere, with refused entries in both")
    func progress() throws {
        let entry = try #require(try scenario.entries.first)
        let surface = Surface(width: 80, usesColour: false)
        let plain = LoadProgress(file: "f", total: 30, isTerminal: false, surface: surface)
        #expect(plain.text(done: 1, entry, .recorded).isEmpty)
        #expect(
            plain.text(done: 25, entry, .recorded) == "25 of 30\n"
                && plain.text(done: 30, entry, .recorded) == "30 of 30\n")
        let refused = plain.text(done: 2, entry, .refused(Problem(.alreadyExists, "there already")))
        #expect(refused == "f:3: o (establish-operation) exists already: there already\n")
        let bar = LoadProgress(file: "f", total: 30, isTerminal: true, surface: surface)
        #expect(bar.text(done: 15, entry, .recorded).contains("████") && bar.bar(15).hasSuffix("15 of 30"))
    }
}
