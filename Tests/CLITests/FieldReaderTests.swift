import MessageSchema
import Testing

@testable import MusterCLI

@Suite("key=value into data, by the command's schema")
struct FieldReaderTests {
    private func data(_ command: String, _ fields: String..., service: ServiceName? = nil) throws -> JSONValue {
        let entry = try CommandCatalogue.all.entry(named: command, service: service)
        return try FieldReader(schema: try entry.schema()).data(try fields.map { try FieldAssignment($0) })
    }

    private func message(_ body: () throws -> JSONValue) -> String {
        do {
            _ = try body()
            return ""
        } catch let failure as CommandFailure {
            return failure.message
        } catch {
            return "\(error)"
        }
    }

    @Test("paths make lists and objects, and figures become numbers where the schema asks for them")
    func paths() throws {
        let data = try data(
            "announce-pledge", "pledge=idn-1", "nation=IDN", "lines.0.line=a", "lines.0.headcount=800",
            "lines.1.line=2", "lines.1.headcount=unknown", "lines.1.maximumDaysToMove=30")
        let expected: JSONValue = [
            "pledge": "idn-1", "nation": "IDN",
            "lines": [
                ["line": "a", "headcount": 800], ["line": "2", "headcount": "unknown", "maximumDaysToMove": 30],
            ],
        ]
        #expect(data == expected)
    }

    @Test("a field of the only line needs no path")
    func shorthandOfTheOnlyLine() throws {
        let short = try data("announce-pledge", "pledge=ita-1", "line=a", "headcount=120")
        let long = try data("announce-pledge", "pledge=ita-1", "lines.0.line=a", "lines.0.headcount=120")
        #expect(short == long)
    }

    @Test(
        "a quantity can be given as people say it",
        arguments: [
            ("800", ["lines": [["headcount": 800]]]),
            ("8,000", ["lines": [["headcount": 8000]]]),
            ("unknown", ["lines": [["headcount": "unknown"]]]),
            ("up to 8000", ["lines": [["headcount": ["best": 8000, "high": 8000, "wording": "up to 8000"]]]]),
            ("more than 70", ["lines": [["headcount": ["low": 70, "best": 70, "wording": "more than 70"]]]]),
        ] as [(String, JSONValue)])
    func quantities(_ text: String, _ expected: JSONValue) throws {
        #expect(try data("announce-pledge", "headcount=\(text)") == expected)
    }

    @Test("amounts, lists of words, yes and no, and JSON")
    func otherValues() throws {
        #expect(
            try data("pledge-contribution", "amount=12.50 USD", "revises=true")
                == ["amount": ["amount": "12.50", "currency": "USD"], "revises": true])
        #expect(try data("send-approach", "kinds=troops,police") == ["kinds": ["troops", "police"]])
        #expect(try data("send-approach", "asks=a hospital, staffed") == ["asks": ["a hospital, staffed"]])
        #expect(try data("send-approach", "kinds:=[\"troops\"]") == ["kinds": ["troops"]])
        #expect(try data("record-stand", "party=AZE") == ["party": "AZE"])
        #expect(try data("record-stand", "party.unnamed=nine states") == ["party": ["unnamed": "nine states"]])
    }

    @Test("a wrong field names the nearest and all that there are")
    func wrongField() {
        let text = message { try data("announce-pledge", "natoin=IDN") }
        #expect(text.contains("`natoin`") && text.contains("did you mean `nation`?") && text.contains("conditions"))
    }

    @Test(
        "what cannot be is refused with what is allowed",
        arguments: [
            ("headcount=many", "a quantity such as 800"), ("lines.x.line=a", "a position follows"),
            ("lines.1.line=a", "positions begin at 0"), ("nation.name=a", "a single value"),
            ("lines.0.maximumDaysToMove=soon", "a whole number"), ("lines:=[1", "is not JSON"),
        ])
    func refusals(_ field: String, _ words: String) {
        #expect(message { try data("announce-pledge", field) }.contains(words))
    }

    @Test("a field given twice, and an argument without a value, are refused")
    func malformedArguments() {
        #expect(message { try data("announce-pledge", "pledge=a", "pledge=b") }.contains("given twice"))
        #expect(message { try data("announce-pledge", "line=a", "lines.0.line=b") }.contains("given twice"))
        #expect(message { try data("announce-pledge", "pledge") }.contains("is not key=value"))
        #expect(message { try data("announce-pledge", "lines..x=1") }.contains("is no path"))
    }

    @Test("a command that several services own asks which one is meant")
    func ambiguousCommand() throws {
        #expect(message { try data("record-claim", "claim=a") }.contains("mandate|pledges|funding|command"))
        #expect(try data("record-claim", "claim=a", service: .funding) == ["claim": "a"])
        #expect(message { try data("announce-plegde") }.contains("announce-pledge"))
        #expect(message { try data("announce-pledge", service: .funding) }.contains("belongs to pledges"))
    }

    @Test("every command has a schema, and help that names its required fields")
    func everyCommandHasHelp() throws {
        let surface = Surface(width: 100, usesColour: false)
        for entry in CommandCatalogue.all.entries {
            let help = try FieldHelp.fields(of: [entry], on: surface).joined(separator: "\n")
            for name in try entry.schema().required { #expect(help.contains(name), "\(entry.name)") }
        }
        let list = try FieldHelp.list(on: surface)
        #expect(list.count > CommandCatalogue.all.entries.count)
        #expect(list.allSatisfy { Columns.count($0) <= 100 })
    }
}
