import MessageSchema
import Testing

@Suite("Values against schemas")
struct SchemaValidatorTests {
    static let quantity = JSONSchema.oneOf(
        [
            .object(
                properties: [("low", .integer(minimum: 0)), ("best", .integer(minimum: 0))], required: [],
                additionalProperties: .refused), .constant("unknown"),
        ], description: "how many")

    static let order = JSONSchema.object(
        properties: [
            ("id", .string(pattern: "^[a-z0-9-]{1,8}$")), ("headcount", quantity),
            ("stage", .string(enumeration: ["offered", "selected", "inPlace"])), ("day", .string(format: "date")),
            ("moment", .string(format: "date-time")), ("share", .number(minimum: 0, maximum: 0.5)),
            ("tags", .array(of: .string(minLength: 2, maxLength: 3), minItems: 1, maxItems: 2)),
            ("byStage", .dictionary(of: .integer(), names: .string(enumeration: ["offered", "selected"]))),
        ], required: ["id", "headcount"], additionalProperties: .refused)

    @Test("A valid value has no findings")
    func acceptsValid() throws {
        let value = try JSONParser().parse(
            """
            {"id":"idn-1","headcount":{"low":1,"best":2.0},"stage":"inPlace","day":"2024-02-29",
             "moment":"2026-01-31T12:00:00.123456Z","share":0.5,"tags":["ab","äöü"],"byStage":{"offered":1}}
            """)
        #expect(SchemaValidator(Self.order).findings(in: value) == [])
        #expect(SchemaValidator(JSONSchema()).findings(in: value) == [])
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let findings: [String]
        var testDescription: String { text }

        init(_ text: String, _ findings: String...) {
            self.text = text
            self.findings = findings
        }
    }

    static let cases: [Case] = [
        Case(
            "7",
            "found the number 7; allowed is an object with `id`, `headcount`, `stage`, `day`, `moment`, `share`, `tags`, `byStage`"
        ),
        Case(
            "{}", "/id: field `id` is missing; it must be a string matching `^[a-z0-9-]{1,8}$`",
            "/headcount: field `headcount` is missing; it must be an object with `low`, `best` or \"unknown\""),
        Case(
            "{\"id\":\"a\",\"headcunt\":\"unknown\",\"headcount\":\"unknown\"}",
            "/headcunt: unknown field `headcunt`; did you mean `headcount`? allowed are `id`, `headcount`, `stage`, `day`, `moment`, `share`, `tags`, `byStage`"
        ),
        Case(
            "{\"id\":\"A b\",\"headcount\":\"unknwon\",\"stage\":\"inplace\"}",
            "/id: found \"A b\"; allowed is a string that matches `^[a-z0-9-]{1,8}$`",
            "/headcount: found \"unknwon\"; did you mean `unknown`? allowed is `unknown`; also allowed is an object with `low`, `best`",
            "/stage: found \"inplace\"; did you mean `inPlace`? allowed are `offered`, `selected`, `inPlace`"),
        Case(
            "{\"id\":\"a\",\"headcount\":null}",
            "/headcount: found null; allowed is an object with `low`, `best` or \"unknown\""),
        Case(
            "{\"id\":\"a\",\"headcount\":{\"lwo\":1,\"best\":-1}}",
            "/headcount/lwo: unknown field `lwo`; did you mean `low`? allowed are `low`, `best`",
            "/headcount/best: found -1; allowed is a whole number of at least 0"),
        Case(
            "{\"id\":\"a\",\"headcount\":{\"best\":1.5}}",
            "/headcount/best: found the number 1.5; allowed is a whole number of at least 0"),
        Case(
            "{\"id\":\"a\",\"headcount\":\"unknown\",\"day\":\"2025-02-29\",\"moment\":\"2026-01-31 12:00\",\"share\":0.6}",
            "/day: found \"2025-02-29\"; allowed is a day as YYYY-MM-DD",
            "/moment: found \"2026-01-31 12:00\"; allowed is a moment such as 2026-01-31T12:00:00Z",
            "/share: found 0.6; allowed is a number from 0 to 0.5"),
        Case(
            "{\"id\":\"a\",\"headcount\":\"unknown\",\"tags\":[\"a\",\"abcd\",7]}",
            "/tags: found 3 elements; allowed are 1 to 2 elements",
            "/tags/0: found 1 character (\"a\"); allowed are 2 to 3 characters",
            "/tags/1: found 4 characters (\"abcd\"); allowed are 2 to 3 characters",
            "/tags/2: found the number 7; allowed is a string"),
        Case(
            "{\"id\":\"a\",\"headcount\":\"unknown\",\"byStage\":{\"ofered\":true}}",
            "/byStage/ofered: found \"ofered\"; did you mean `offered`? allowed are `offered`, `selected`",
            "/byStage/ofered: found true; allowed is a whole number"),
    ]

    @Test("All that is wrong is said, with its place, what was found and what is allowed", arguments: cases)
    func explains(_ item: Case) throws {
        let findings = SchemaValidator(Self.order).findings(in: try JSONParser().parse(item.text))
        #expect(findings.map(\.description) == item.findings)
    }

    @Test("Findings carry a kind and the nearest words")
    func carriesNearest() throws {
        let value: JSONValue = ["id": "a", "headcount": "unknown", "stag": "offered"]
        let finding = try #require(SchemaValidator(Self.order).findings(in: value).first)
        #expect(finding.code == .unknownField)
        #expect(finding.pointer.tokens == ["stag"])
        #expect(finding.nearest == ["stage"])
    }

    @Test("Of objects told apart by a word, the one with that word is explained")
    func explainsByDiscriminator() {
        func shape(_ kind: String, _ fields: [String]) -> JSONSchema {
            .object(
                properties: [("kind", .constant(kind))] + fields.map { ($0, JSONSchema.integer()) },
                required: ["kind"] + fields, additionalProperties: .refused)
        }
        let schema = JSONSchema.oneOf([shape("circle", ["radius"]), shape("rectangle", ["width", "height", "angle"])])
        let findings = SchemaValidator(schema).findings(in: ["kind": "rectangle", "radius": 1])
        #expect(findings.map(\.pointer.description) == ["/radius", "/width", "/height", "/angle"])
    }

    @Test("A value that is two of exclusive alternatives is refused, of inclusive ones accepted")
    func distinguishesOneOfFromAnyOf() {
        let alternatives = [JSONSchema.integer(), .number(minimum: 0)]
        #expect(SchemaValidator(.oneOf(alternatives)).findings(in: 1).map(\.code) == [.ambiguous])
        #expect(SchemaValidator(.anyOf(alternatives)).findings(in: 1) == [])
        #expect(SchemaValidator(.anyOf(alternatives)).findings(in: "x").map(\.code) == [.noAlternative])
    }

    @Test("A pattern is checked to the very end of the text", arguments: ["a\n", "a\r\n", "٣", "e\u{301}"])
    func checksWholePattern(_ text: String) {
        let schema = JSONSchema.string(pattern: "^[a-z\\d]+$")
        #expect(SchemaValidator(schema).findings(in: .string(text)).map(\.code) == [.pattern])
        #expect(SchemaValidator(schema).findings(in: "a1") == [])
        #expect(SchemaValidator(.string(pattern: "b")).findings(in: "abc") == [])
    }

    @Test(
        "A schema that is at fault itself is said to be",
        arguments: [JSONSchema.string(pattern: "("), .reference("Nothing")])
    func reportsBrokenSchema(_ schema: JSONSchema) {
        #expect(SchemaValidator(schema).findings(in: "x").map(\.code) == [.brokenSchema])
    }

    @Test("References that lead in a circle end")
    func endsCircularReferences() {
        var schema = JSONSchema.reference("A")
        schema.definitions = [.init("A", .reference("B")), .init("B", .oneOf([.reference("A")]))]
        #expect(!SchemaValidator(schema).findings(in: 1).isEmpty)
    }

    @Test(
        "Moments are checked by RFC 3339",
        arguments: [
            ("2026-01-31T12:00:00Z", true), ("2026-01-31T12:00:00+02:00", true), ("2026-01-31t12:00:00.5z", true),
            ("2026-01-31T23:59:60Z", true), ("2026-01-31T12:00:00", false), ("2026-01-31T12:00:00.Z", false),
            ("2026-13-31T12:00:00Z", false), ("2026-01-31T24:00:00Z", false), ("2026-01-31T12:00:00+0200", false),
            ("2026-01-31T12:00:00Zx", false), ("2026-01-31T12:00Z", false), ("", false),
        ])
    func checksMoments(_ text: String, _ isValid: Bool) {
        #expect(SchemaValidator(.string(format: "date-time")).findings(in: .string(text)).isEmpty == isValid)
    }

    @Test("Long and dangerous texts are cut in messages")
    func cutsTexts() throws {
        let text = "\u{1B}[31m" + String(repeating: "x", count: 5_000)
        let finding = try #require(SchemaValidator(.string(enumeration: ["a"])).findings(in: .string(text)).first)
        #expect(finding.message.count < 120)
        #expect(!finding.message.unicodeScalars.contains { $0.value < 0x20 })
    }

    @Test("A document full of faults has each of them found, with suggestions for the first")
    func findsManyFaults() {
        let members = (0..<5_000).map {
            (key: "headcunt\($0 % 10 == 0 ? "" : "x")\($0)", value: JSONValue.string("A b"))
        }
        var schema = Self.order
        schema.additionalProperties = .matching(.string(pattern: "^[a-z]+$", maxLength: 2))
        let loose = SchemaValidator(schema).findings(in: .object(JSONObject(members)))
        #expect(loose.count == 2 * 5_000 + 2)
        let strict = SchemaValidator(Self.order).findings(in: .object(JSONObject(members)))
        #expect(strict.count == 5_000 + 2)
        #expect(strict.first?.nearest == ["headcount"])
        #expect(strict.last?.nearest == [])
    }
}
