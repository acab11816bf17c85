import Foundation

extension JSONValue {
    /// The JSON of a value of the schema.
    /// - Throws: `EncodingError` where it cannot be written, which no value that was read from the wire causes.
    public static func encoding(_ value: some Encodable) throws -> JSONValue {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try JSONParser().parse([UInt8](try encoder.encode(value)))
    }

    /// Reads this JSON as a type of the schema.
    /// - Parameter strict: whether unknown terms are refused, as in commands.
    /// - Throws: `DecodingError` with the place and the reason.
    public func decoded<Value: Decodable>(as type: Value.Type, strict: Bool = false) throws -> Value {
        let decoder = JSONDecoder()
        if strict { decoder.userInfo[WireDecoding.strictKey] = true }
        return try decoder.decode(type, from: Data(JSONWriter.bytes(of: self)))
    }
}
