import DomainModel
import MandateDomain
import MessageSchema
import PledgesDomain
import ServiceRuntime
import Testing

struct CommandIntakeTests {
    private let mandate: CommandIntake<MandateOperation>
    private let pledges: CommandIntake<PledgesOperation>

    init() throws {
        mandate = try CommandIntake()
        pledges = try CommandIntake()
    }

    private static func command(
        name: String = "establish-operation", data: String = #"{"title":"ISF","currency":"USD"}"#, more: String = ""
    ) -> String {
        #"{"id":"c-1","name":"\#(name)","operation":"isf-gaza","actor":"planner","data":\#(data)\#(more)}"#
    }

    private func read(_ text: String) -> CommandIntake<MandateOperation>.Reading { mandate.read(Array(text.utf8)) }

    private func refusal(_ text: String) -> (request: String, problem: Problem)? {
        if case .refused(let request, let problem) = read(text) { (request, problem) } else { nil }
    }

    private func refusal(ofCommand text: String) -> Problem? {
        refusal(#"{"id":"r1","request":"command","body":\#(text)}"#)?.problem
    }

    private func pointers(_ problem: Problem?) -> Set<String> { Set(problem?.errors.map(\.pointer) ?? []) }

    @Test(arguments: [("command", false), ("preview", true)])
    func aWellFormedCommandIsPrepared(_ request: String, _ isPreview: Bool) {
        guard
            case .command("r1", let prepared, isPreview) = read(
                #"{"id":"r1","request":"\#(request)","body":\#(Self.command())}"#)
        else {
            Issue.record("it was refused")
            return
        }
        #expect(prepared.envelope.id.wire == "c-1")
        #expect(prepared.basis == .decided)
        #expect(prepared.command.payload is OperationEstablishment)
    }

    @Test(arguments: BusRequest.Kind.allCases.filter { ![.command, .preview, .query].contains($0) })
    func otherRequestsAreHandedOnWithTheirBody(_ kind: BusRequest.Kind) {
        guard case .other("r1", kind, let body) = read(#"{"id":"r1","request":"\#(kind.rawValue)","body":{"at":3}}"#)
        else {
            Issue.record("it was refused")
            return
        }
        #expect(body["at"] != nil)
    }

    @Test func badJSONIsRefusedWithLineAndColumn() {
        let refused = refusal("{\"id\":\"r1\",\n \"request\": command}")
        #expect(refused?.problem.kind == .malformedJSON)
        #expect(refused?.problem.detail.contains("line 2, column 13") == true)
        #expect(refused?.request == "r1")
    }

    @Test func aRepeatedKeyIsRefusedWithItsPlace() {
        let problem = refusal(ofCommand: Self.command(data: #"{"title":"A","title":"B","currency":"USD"}"#))
        #expect(problem?.kind == .malformedJSON)
        #expect(problem?.errors.first?.pointer.hasPrefix("/body/data") == true)
    }

    @Test(arguments: [
        (String(repeating: "[", count: 500) + String(repeating: "]", count: 500)), "1e999", "01", "\"\\ud800\"", "tru",
        "{,}",
    ]) func whatOtherReadersDisagreeAboutIsRefused(_ value: String) {
        let refused = refusal(#"{"id":"r1","request":"command","body":\#(value)}"#)
        #expect(refused?.problem.kind == .malformedJSON)
        #expect(refused?.request == "r1")
    }

    @Test func invalidUTF8IsRefused() {
        var bytes = Array(#"{"id":"r1","request":"command","body":"x"}"#.utf8)
        bytes[bytes.count - 3] = 0xFF
        guard case .refused("r1", let problem) = mandate.read(bytes) else {
            Issue.record("it was taken")
            return
        }
        #expect(problem.kind == .malformedJSON)
    }

    @Test(arguments: [
        #"{"request":"head"}"#, #"{"id":"","request":"head"}"#, #"{"id":7,"request":"head"}"#, "[]", "null",
    ])
    func aRequestWithoutAnIDIsRefused(_ text: String) {
        #expect(refusal(text)?.problem.kind == .invalidContent)
        #expect(refusal(text)?.request.isEmpty == true)
    }

    @Test(arguments: [#""query""#, #""heads""#, "7", "null"]) func anUnknownRequestIsRefused(_ request: String) {
        let refused = refusal(#"{"id":"r1","request":\#(request)}"#)
        #expect(refused?.problem.kind == .unknownName)
        #expect(refused?.problem.errors.map(\.pointer) == ["/request"])
        #expect(refused?.problem.detail.contains("replay") == true)
    }

    @Test func anUnknownCommandIsRefusedWithTheNearest() {
        let problem = refusal(ofCommand: Self.command(name: "establish-operatoin"))
        #expect(problem?.kind == .unknownName)
        #expect(problem?.errors.map(\.pointer) == ["/name"])
        #expect(problem?.detail.contains("nearest are establish-operation") == true)
    }

    @Test func anUnknownFieldOfTheEnvelopeIsRefusedWithTheNearest() {
        let problem = refusal(ofCommand: Self.command(more: #","effectivDate":"2026-01-01""#))
        #expect(problem?.kind == .invalidContent)
        #expect(pointers(problem) == ["/effectivDate"])
        #expect(problem?.detail.contains("effectiveDate") == true)
    }

    @Test func anUnknownFieldOfTheDataIsRefusedWithTheNearest() {
        let problem = refusal(
            ofCommand: Self.command(data: #"{"title":"A","currency":"USD","descripton":"x"}"#))
        #expect(pointers(problem) == ["/data/descripton"])
        #expect(problem?.detail.contains("description") == true)
    }

    @Test func allWrongPlacesAreNamedAtOnce() {
        let problem = refusal(
            ofCommand: #"""
                {"id":"c 1","name":"establish-operation","operation":"ISF","colour":"red","revision":"x",
                 "data":{"title":7,"curency":"USD"}}
                """#)
        #expect(problem?.kind == .invalidContent)
        #expect(
            pointers(problem).isSuperset(of: [
                "/id", "/operation", "/colour", "/revision", "/actor", "/data/title", "/data/curency", "/data/currency",
            ]))
    }

    @Test(arguments: [
        (#"{"title":7,"currency":"USD"}"#, "/data/title"), (#"{"title":null,"currency":"USD"}"#, "/data/title"),
        (#"{"currency":"USD"}"#, "/data/title"), (#"{"title":"A","currency":"dollars"}"#, "/data/currency"),
        (#"{"title":"A","currency":"USD","basis":"guessed"}"#, "/data/basis"), (#"[]"#, "/data"), ("null", "/data"),
    ]) func wrongTypesInTheDataAreRefusedWithTheirPlace(_ data: String, _ pointer: String) {
        let problem = refusal(ofCommand: Self.command(data: data))
        #expect(problem?.kind == .invalidContent)
        #expect(pointers(problem) == [pointer])
        #expect(problem?.detail.contains(pointer) == true)
    }

    @Test(arguments: [
        (#","revision":-1"#, "/revision"), (#","revision":1.5"#, "/revision"), (#","revision":1e30"#, "/revision"),
        (#","effectiveDate":"2026-13-01""#, "/effectiveDate"), (#","learnedTime":"yesterday""#, "/learnedTime"),
        (#","sources":[{"publisher":"A","published":"2026-01-01","grade":"Z9"}]"#, "/sources/0/grade"),
        (#","after":{"no log id":{"service":"mandate","epoch":1,"sequence":1}}"#, "/after"),
        (#","after":{"mandate-0000":{"service":"weather","epoch":1,"sequence":1}}"#, "/after/mandate-0000/service"),
    ]) func wrongValuesInTheEnvelopeAreRefusedWithTheirPlace(_ more: String, _ pointer: String) {
        let problem = refusal(ofCommand: Self.command(more: more))
        #expect(problem?.kind == .invalidContent)
        #expect(pointers(problem).contains { $0.hasPrefix(pointer) }, "\(problem?.description ?? "it was taken")")
    }

    @Test(arguments: ["7", "[]", #""text""#, "null"]) func aCommandThatIsNoObjectIsRefused(_ body: String) {
        #expect(refusal(ofCommand: body)?.kind == .invalidContent)
    }

    @Test func aFieldOf100KilobytesIsRefusedAndNotRepeated() {
        let long = String(repeating: "x", count: 100_000)
        for text in [
            Self.command(data: #"{"title":"\#(long)","currency":"USD"}"#), Self.command(name: long),
            Self.command(more: #","\#(long)":1"#),
        ] {
            let problem = refusal(ofCommand: text)
            #expect(problem != nil)
            #expect((problem?.detail.utf8.count ?? 0) < 4_000)
        }
    }

    @Test func anUnknownTermIsRefusedInACommand() {
        let reading = pledges.read(
            Array(
                #"""
                {"id":"r1","request":"command","body":{"id":"c-1","name":"record-claim","operation":"isf-gaza",
                 "actor":"planner","data":{"claim":"c-1","figure":"weather","wording":"rain"}}}
                """#.utf8))
        guard case .refused("r1", let problem) = reading else {
            Issue.record("it was taken")
            return
        }
        #expect(problem.errors.map(\.pointer) == ["/data/figure"])
    }
}
