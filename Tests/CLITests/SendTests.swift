import MessageSchema
import Testing

@testable import MusterCLI

@Suite("Commands on their way")
struct SendTests {
    private let standard: @Sendable () async throws -> String = { "isf-gaza" }

    private func envelope(_ draft: CommandDraft) async throws -> JSONValue {
        let entry = try CommandCatalogue.all.entry(named: draft.name, service: draft.service)
        return try await draft.envelope(
            as: entry, standardOperation: standard, standardActor: "ann", newID: "new-id")
    }

    @Test("what is not said is filled in")
    func defaults() async throws {
        var draft = CommandDraft(name: "hold-pledge")
        draft.assignments = [try FieldAssignment("pledge=idn-1")]
        let envelope = try await envelope(draft)
        #expect(
            envelope == [
                "data": ["pledge": "idn-1"], "name": "hold-pledge", "id": "new-id", "operation": "isf-gaza",
                "actor": "ann",
            ])
    }

    @Test("a source makes it a report unless the basis says otherwise")
    func basis() async throws {
        var draft = CommandDraft(name: "hold-pledge")
        draft.sources = [try SourceArgument.read("publisher=Reuters,published=2026-03-17,grade=B2")]
        #expect(try await envelope(draft)["data"]?["basis"]?.string == "reported")
        draft.basis = .decided
        #expect(try await envelope(draft)["data"]?["basis"]?.string == "decided")
    }

    @Test("a whole command is taken as it is, and the command line overrides it")
    func wholeCommand() async throws {
        var draft = CommandDraft(name: "hold-pledge")
        draft.input = [
            "id": "x-1", "name": "hold-pledge", "operation": "other", "actor": "bob", "data": ["pledge": "idn-1"],
            "effectiveDate": "2026-03-17",
        ]
        #expect(try await envelope(draft) == draft.input)
        draft.operation = "third"
        draft.effective = "2026-03"
        draft.assignments = [try FieldAssignment("reason=on hold")]
        let envelope = try await envelope(draft)
        #expect(envelope["operation"]?.string == "third" && envelope["effectiveDate"]?.string == "2026-03")
        #expect(envelope["data"] == ["pledge": "idn-1", "reason": "on hold"])
    }

    @Test("an input for another command is refused")
    func otherCommand() async throws {
        var draft = CommandDraft(name: "hold-pledge")
        draft.input = ["name": "withdraw-pledge", "data": ["pledge": "idn-1"]]
        await #expect(throws: CommandFailure.self) { try await envelope(draft) }
    }

    @Test("a source may hold commas, and needs publisher, date and grade")
    func sources() throws {
        let source = try SourceArgument.read(
            "publisher=AP, Reuters and others,published=2026-02,grade=C3,title=A, b,address=https://a.example/?x=1,2")
        #expect(source.publisher.wire == "AP, Reuters and others" && source.title?.wire == "A, b")
        #expect(source.address?.wire == "https://a.example/?x=1,2" && source.grade.wire == "C3")
        for wrong in [
            "publisher=a,grade=B2", "a", "publisher=a,published=x,grade=B2", "publisher=a,published=2026-02,grade=B9",
        ] {
            #expect(throws: CommandFailure.self) { try SourceArgument.read(wrong) }
        }
    }

    @Test(
        "problems become exit codes for scripts",
        arguments: [
            (Problem.Kind.gateNotMet, MusterCLI.ExitStatus.refused), (.invalidContent, .refused),
            (.staleRevision, .refused),
            (.unavailable, .unavailable), (.notYetKnown, .unavailable), (.internalFailure, .failed),
        ])
    func exitCodes(_ kind: Problem.Kind, _ status: MusterCLI.ExitStatus) {
        #expect(MusterCLI.ExitStatus(Problem(kind, "x")) == status)
    }

    @Test("a refusal shows every wrong place, the present revision and when to try again")
    func refusals() {
        let problem = Problem(
            .staleRevision, "it changed", errors: [.init(pointer: "/data/nation", detail: "no such code")],
            currentRevision: SequenceNumber(7), retryAfter: 2)
        let text = ReplyText.refused(problem, on: Surface(width: 80, usesColour: false)).joined(separator: "\n")
        #expect(text.contains("/data/nation: no such code") && text.contains("--revision 7") && text.contains("in 2 s"))
    }
}
