import Foundation
import MessageSchema
import Testing

/// JSON Schemas that are given to other programs, pinned by files and judged by a foreign validator.
@Suite("Schemas of payloads")
struct PayloadSchemaTests {
    /// A payload with its schema's file and the golden messages that hold it.
    struct Payload: Sendable, CustomTestStringConvertible {
        let file: String
        let type: any (Codable & Sendable).Type
        let messages: [String]

        var testDescription: String { file }
    }

    static let payloads = [
        Payload(
            file: "schema.announce-pledge.json", type: PledgeAnnouncement.self,
            messages: ["command.announce-pledge", "muster.pledges.pledge.announced.v1"]),
        Payload(
            file: "schema.declare-caveat.json", type: Caveat.self,
            messages: ["command.declare-caveat", "muster.pledges.caveat.declared.v1"]),
        Payload(
            file: "schema.pledge-contribution.json", type: ContributionPledge.self,
            messages: ["command.pledge-contribution"]),
    ]

    static let files = payloads.map(\.file)

    private func schema(of payload: Payload) throws -> JSONValue {
        try SchemaGenerator(closed: true).schema(of: payload.type).document()
    }

    /// What the golden messages say, without basis and sources, which stand beside a payload.
    private func instances(of payload: Payload) throws -> [JSONValue] {
        try payload.messages.flatMap { message in
            try ["complete", "minimal"].map { fullness in
                var data = try #require(try GoldenFolder.value(of: "\(message).\(fullness).json")["data"]?.object)
                data["basis"] = nil
                data["sources"] = nil
                return .object(data)
            }
        }
    }

    /// The same messages, each made wrong in one way.
    private func wrong(_ payload: Payload) throws -> [JSONValue] {
        let schema = try SchemaGenerator(closed: true).schema(of: payload.type)
        let bare = try #require(try instances(of: payload).last?.object)
        var wrong: [JSONObject] = []
        for name in schema.required {
            var (missing, null) = (bare, bare)
            missing[name] = nil
            null[name] = .null
            wrong += [missing, null]
        }
        var unknown = bare
        unknown["_0"] = 1
        return (wrong + [unknown]).map { .object($0) }
    }

    @Test(arguments: payloads)
    func theSchemaIsThatOfItsFile(payload: Payload) throws {
        let schema = try schema(of: payload)
        if GoldenFolder.isWriting { try GoldenFolder.write(schema, as: payload.file) }
        #expect(try GoldenFolder.value(of: payload.file) == schema)
    }

    @Test(arguments: payloads)
    func ourOwnValidatorTakesTheGoldenMessagesAndNothingWrong(payload: Payload) throws {
        let validator = SchemaValidator(try SchemaGenerator(closed: true).schema(of: payload.type))
        for instance in try instances(of: payload) { #expect(validator.findings(in: instance).isEmpty) }
        for instance in try wrong(payload) { #expect(!validator.findings(in: instance).isEmpty) }
    }

    @Test(
        .enabled(if: ForeignValidator.isThere, "python3 with the module jsonschema is not installed"),
        arguments: payloads)
    func aForeignValidatorTakesTheGoldenMessagesAndNothingWrong(payload: Payload) throws {
        let (right, wrong) = (try instances(of: payload), try wrong(payload))
        let verdicts = try ForeignValidator.verdicts(
            on: right + wrong, by: try GoldenFolder.value(of: payload.file))
        #expect(verdicts == right.map { _ in true } + wrong.map { _ in false })
    }
}
