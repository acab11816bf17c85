import Foundation
import MessageSchema
import Testing

/// A text is refused, and the message quotes what was found and names what is allowed.
func expectRefused<Value: WireText>(
    _ type: Value.Type, _ text: String, naming words: [String] = [],
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let isQuotable = text.utf8.count < 40 && !text.isEmpty && !text.contains { $0.isWhitespace && $0 != " " }
    do throws(InvalidValue) {
        let value = try Value(wire: text)
        Issue.record("\(Value.self) took \"\(text.prefix(80))\" for \(value)", sourceLocation: sourceLocation)
    } catch {
        for word in words + (isQuotable ? [text] : []) {
            #expect(error.message.contains(word), "\(error.message)", sourceLocation: sourceLocation)
        }
        #expect(error.message.utf8.count < 1_000, "a message is short", sourceLocation: sourceLocation)
    }
    let json = try? JSONEncoder().encode([text])
    #expect(throws: DecodingError.self, sourceLocation: sourceLocation) {
        try JSONDecoder().decode([Value].self, from: json ?? Data())
    }
}

/// A value survives its text, and JSON.
func expectRoundTrip<Value: WireText>(
    _ type: Value.Type, _ text: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let value = try Value(wire: text)
    #expect(value.wire == text, sourceLocation: sourceLocation)
    #expect(value.description == text, sourceLocation: sourceLocation)
    #expect(try Value(wire: value.wire) == value, sourceLocation: sourceLocation)
    try expectJSON(value, .string(text), sourceLocation: sourceLocation)
    let findings = SchemaValidator(Value.schema).findings(in: .string(text))
    #expect(findings.isEmpty, "the schema takes \(text)", sourceLocation: sourceLocation)
}

/// A value is written as this JSON and read back from it.
func expectJSON<Value: Codable & Equatable>(
    _ value: Value, _ json: JSONValue, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let written = try JSONParser().parse([UInt8](try JSONEncoder().encode([value])))
    #expect(written == .array([json]), sourceLocation: sourceLocation)
    #expect(try JSONDecoder().decode([Value].self, from: Data(JSONWriter.bytes(of: written))) == [value])
}

/// What a decoder says of JSON that it does not take; `nil` where it takes it.
func refusal<Value: Decodable>(_ type: Value.Type, _ json: String) -> String? {
    do {
        _ = try JSONDecoder().decode([Value].self, from: Data("[\(json)]".utf8))
        return nil
    } catch let error as DecodingError {
        return Problem.sentence(for: error)
    } catch {
        return "\(error)"
    }
}
