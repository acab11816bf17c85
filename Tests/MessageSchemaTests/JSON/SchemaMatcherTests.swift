import MessageSchema
import Testing

/// The quick look at a value: it says yes where the full check has nothing to say, and only there.
@Suite struct SchemaMatcherTests {
    private static func agrees(_ schema: JSONSchema, _ value: JSONValue) -> Bool {
        let validator = SchemaValidator(schema, checksTexts: false)
        return validator.matchesShape(of: value) == validator.findings(in: value).isEmpty
    }

    @Test(arguments: SchemaValidatorTests.cases)
    func itAgreesWithTheCheck(_ item: SchemaValidatorTests.Case) throws {
        #expect(Self.agrees(SchemaValidatorTests.order, try JSONParser().parse(item.text)))
    }

    @Test func itSaysYesToAllGoldenCommandsAndNoToAnyWithAFieldTooMany() throws {
        let payloads: [any CommandPayload.Type] =
            MandateCommand.payloads + PledgesCommand.payloads + FundingCommand.payloads + CommandCommand.payloads
        #expect(payloads.count == GoldenMessage.commands.count)
        for (payload, message) in zip(payloads, GoldenMessage.commands) {
            #expect(message.name.hasSuffix(payload.name))
            try Self.check(payload, message)
        }
    }

    private static func check<Payload: CommandPayload>(_ type: Payload.Type, _ message: GoldenMessage) throws {
        let schema = try SchemaGenerator(closed: true).schema(of: type)
        let validator = SchemaValidator(schema, checksTexts: false)
        for fullness in GoldenMessage.Fullness.allCases {
            let file = try GoldenFolder.value(of: message.file(fullness))
            guard case .object(var data)? = file["data"] else {
                Issue.record("\(message.name) has no data")
                continue
            }
            data["basis"] = nil
            #expect(validator.matchesShape(of: .object(data)), "\(message.name), \(fullness)")
            for member in data.members {
                var changed = data
                for value: JSONValue in [.null, 7, "x", [], ["no-such-field": 1]] {
                    changed[member.key] = value
                    #expect(agrees(schema, .object(changed)), "\(message.name): \(member.key) is \(value)")
                }
                changed[member.key] = nil
                #expect(agrees(schema, .object(changed)), "\(message.name) without \(member.key)")
            }
            data["no-such-field"] = 1
            #expect(!validator.matchesShape(of: .object(data)), "\(message.name), \(fullness)")
        }
    }

    @Test func itNeverSaysYesWhereItWouldHaveToFollowAReference() {
        var schema = JSONSchema()
        schema.reference = "text"
        schema.definitions = [.init("text", .string())]
        let validator = SchemaValidator(schema, checksTexts: false)
        #expect(validator.findings(in: "a").isEmpty && !validator.matchesShape(of: "a"))
        // Nor does an alternative count as excluded because it could not be looked at.
        var either = JSONSchema.oneOf([.string(), .integer()])
        either.oneOf.append(schema)
        #expect(!SchemaValidator(either, checksTexts: false).matchesShape(of: "a"))
    }
}
