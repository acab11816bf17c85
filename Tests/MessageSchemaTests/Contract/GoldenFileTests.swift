import Foundation
import MessageSchema
import Testing

/// The contract, message by message: what is in the files is what travels (STYLE.md section 2, habit 8).
@Suite("Golden files")
struct GoldenFileTests {
    @Test(arguments: GoldenMessage.all, GoldenMessage.Fullness.allCases)
    func theMessageIsReadAndWrittenAsInItsFile(message: GoldenMessage, fullness: GoldenMessage.Fullness) throws {
        let file = message.file(fullness)
        if GoldenFolder.isWriting { try GoldenFolder.write(try message.sample(fullness), as: file) }
        let bytes = try GoldenFolder.bytes(of: file)
        let golden = try JSONParser().parse(bytes)
        let again = try JSONParser().parse(try message.roundTrip(bytes))
        #expect(again == golden, "\(file) does not survive being read and written")
        #expect(bytes == JSONWriter.bytes(of: golden, pretty: true) + [UInt8(ascii: "\n")], "\(file) is laid out")
    }

    @Test(arguments: GoldenMessage.all)
    func theCompleteFileHoldsEveryFieldAndTheMinimalOneOnlyWhatIsRequired(message: GoldenMessage) throws {
        let schema = try message.schema()
        let complete = try #require(try GoldenFolder.value(of: message.file(.complete))["data"])
        let minimal = try #require(try GoldenFolder.value(of: message.file(.minimal))["data"])
        expectAllFields(of: schema, in: complete, message.name)
        let isEvent = GoldenMessage.events.contains { $0.name == message.name }
        let bare = Set(minimal.object?.keys ?? []).subtracting(isEvent ? ["basis"] : [])
        #expect(bare == Set(schema.required))
    }

    @Test(arguments: GoldenMessage.all)
    func everyRequiredFieldIsMissedWhenItIsNotThere(message: GoldenMessage) throws {
        let minimal = try #require(try GoldenFolder.value(of: message.file(.minimal)).object)
        for name in try message.schema().required {
            var data = try #require(minimal["data"]?.object)
            data[name] = nil
            var short = minimal
            short["data"] = .object(data)
            #expect(throws: (any Error).self, "\(message.name) without \(name)") {
                try message.roundTrip(JSONWriter.bytes(of: .object(short)))
            }
        }
    }

    @Test func thereIsNoFileWithoutAMessage() throws {
        let expected = GoldenMessage.all.flatMap { message in
            GoldenMessage.Fullness.allCases.map { message.file($0) }
        }
        let schemas = PayloadSchemaTests.files
        #expect(try GoldenFolder.names() == (expected + schemas).sorted())
        #expect(Set(expected).count == expected.count, "two messages would share a file")
    }

    @Test(arguments: GoldenMessage.all, GoldenMessage.Fullness.allCases)
    func theJSONIsWhatAPersonWouldWrite(message: GoldenMessage, fullness: GoldenMessage.Fullness) throws {
        try expectPlain(try GoldenFolder.value(of: message.file(fullness)), at: message.file(fullness))
    }

    /// No null, no name that only a compiler would choose, no number that is not whole.
    private func expectPlain(_ value: JSONValue, at place: String) throws {
        switch value {
        case .null: Issue.record("\(place) is null")
        case .number(let number): #expect(number.isIntegerLiteral, "\(place)")
        case .array(let elements): for element in elements { try expectPlain(element, at: place + "[]") }
        case .object(let object):
            for member in object.members {
                // A bookmark's names are log ids.
                let isLog = place.hasSuffix(".after")
                #expect(
                    isLog || member.key.wholeMatch(of: /[a-z][A-Za-z]*/) != nil, "\(place) has the name \(member.key)")
                try expectPlain(member.value, at: "\(place).\(member.key)")
            }
        case .bool, .string: break
        }
    }

    private func expectAllFields(of schema: JSONSchema, in value: JSONValue, _ place: String) {
        for property in schema.properties {
            guard let member = value[property.name] else {
                Issue.record("\(place) lacks \(property.name)")
                continue
            }
            expectAllFields(of: property.schema, in: member, "\(place).\(property.name)")
        }
        if let items = schema.items {
            #expect(value.array?.isEmpty == false, "\(place) is empty")
            for element in value.array ?? [] { expectAllFields(of: items, in: element, place + "[]") }
        }
    }
}
