import GatewayDomain
import MessageSchema
import TestSupport
import Testing

@Suite("Questions")
struct QuestionTests {
    @Test(
        "a wrong question is refused with the field and what is allowed",
        arguments: [
            (#"{"name": "picure", "operation": "isf-gaza"}"#, "unknown-name", "picture"),
            (#"{"name": "picture"}"#, "invalid-content", "name it"),
            (#"{"name": "operations", "operation": "isf-gaza"}"#, "invalid-content", "leave `operation` out"),
            (#"{"name": "picture", "operation": "ISF"}"#, "invalid-content", "/operation"),
            (#"{"name": "picture", "operation": "isf-gaza", "asof": "2026-01-01"}"#, "invalid-content", "asOf"),
            (#"{"name": "picture", "operation": "isf-gaza", "asOf": "yesterday"}"#, "invalid-content", "/asOf"),
            (#"{"name": "picture", "operation": "isf-gaza", "knownAt": "2026-02-30"}"#, "invalid-content", "/knownAt"),
            (#"{"name": "picture", "operation": "isf-gaza", "waitSeconds": 31}"#, "invalid-content", "0 to 30"),
            (#"{"name": "picture", "operation": "isf-gaza", "after": {"X": 1}}"#, "invalid-content", "/after"),
            (#"{"name": "picture", "operation": "isf-gaza", "pledge": "idn-1"}"#, "invalid-content", "/pledge"),
            (#"["picture"]"#, "invalid-content", "an object"),
        ])
    func refused(json: String, kind: String, hint: String) throws {
        let json = try JSONParser().parse(json)
        let problem = #expect(throws: Problem.self) {
            _ = try QuestionReading.name(of: try QuestionReading.request(from: json))
        }
        #expect(problem?.kind?.rawValue == kind)
        #expect(problem?.description.contains(hint) == true, "\(problem?.description ?? "")")
    }

    @Test("an unknown operation is answered with the nearest that is known")
    func unknownOperation() throws {
        let force = try FoldedCase.gaza()
        let problem = #expect(throws: Problem.self) {
            _ = try force.ask(QueryRequest(.picture, operation: "isf-gasa"), as: PictureReply.self)
        }
        #expect(problem?.kind == .unknownOperation)
        #expect(problem?.status == 404)
        #expect(problem?.detail.contains("isf-gaza") == true)
    }

    @Test(
        "every question is answered, with entries and without nulls",
        arguments: QueryName.allCases.filter { $0.needed == nil })
    func answered(name: QueryName) throws {
        let force = try FoldedCase.gaza()
        // The case gives no alert before its authorisation runs out.
        let asOf: EffectiveDate? = name == .alerts ? "2028-01-01" : nil
        let reply: JSONValue = try force.ask(
            QueryRequest(name, operation: name.needsOperation ? force.operation : nil, asOf: asOf))
        #expect(reply["about"]?["bookmark"]?.object?.count == 4)
        #expect(!JSONWriter.text(of: reply).contains("null"))
        #expect(JSONWriter.text(of: reply).contains("-0000.1."))
    }

    @Test("each command has one owner, but for claims, where the sender chooses, and entries, whose log tells")
    func owners() throws {
        #expect(try CommandDirectory.owner(of: "announce-pledge") == .pledges)
        #expect(try CommandDirectory.owner(of: "establish-operation") == .mandate)
        #expect(try CommandDirectory.owner(of: "record-payment") == .funding)
        #expect(try CommandDirectory.owner(of: "offer-post") == .command)
        #expect(try CommandDirectory.owner(of: "record-claim", service: .funding) == .funding)
        let ambiguous = #expect(throws: Problem.self) { try CommandDirectory.owner(of: "record-claim") }
        #expect(ambiguous?.detail.contains("mandate, pledges, funding, command") == true)
        let unknown = #expect(throws: Problem.self) { try CommandDirectory.owner(of: "anounce-pledge") }
        #expect(unknown?.detail.contains("announce-pledge") == true)
        let foreign = #expect(throws: Problem.self) {
            try CommandDirectory.owner(of: "offer-post", service: .pledges)
        }
        #expect(foreign?.kind == .unknownName)
        let several = CommandDirectory.owners.filter { $0.services.count > 1 }.map(\.name)
        #expect(several == ["correct-entry", "record-claim", "retract-entry"])
    }

    @Test(
        "every reply type has a schema, and its answers fulfil it",
        arguments: QueryName.allCases.filter { $0.needed == nil })
    func schemas(name: QueryName) throws {
        let force = try FoldedCase.gaza()
        let reply: JSONValue = try force.ask(
            QueryRequest(name, operation: name.needsOperation ? force.operation : nil))
        let findings = SchemaValidator(try SchemaGenerator().schema(of: name.reply)).findings(in: reply)
        #expect(findings.isEmpty, "\(findings.map(\.description))")
    }

    @Test("the age of a part says how long nothing was heard, and a clock that was set back counts as no time")
    func ages() throws {
        let heardAt: Instant = "2026-06-01T12:00:00Z"
        let freshness = SourceFreshness(heardAt: heardAt, isLive: true)
        let source = try FoldedCase.gaza().state.source(.pledges)
        #expect(freshness.age(of: source, at: heardAt.advanced(by: .seconds(4))).live)
        let late = freshness.age(of: source, at: heardAt.advanced(by: .milliseconds(4_100)))
        #expect(!late.live)
        #expect(late.heardSecondsAgo == 4.1)
        #expect(late.lag == nil)
        #expect(freshness.age(of: source, at: heardAt.advanced(by: .seconds(-60))).heardSecondsAgo == 0)
        let head = try #require(source.position)
        let further = Cursor(
            log: head.log, epoch: head.epoch, sequence: head.sequence.advanced(by: 3), hash: head.hash)
        let behind = SourceFreshness(head: further, heardAt: heardAt, isLive: true).age(of: source, at: heardAt)
        #expect(behind.lag == 3)
    }
}
