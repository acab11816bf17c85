extension JSONValue {
    /// The JSON of a value of the schema.
    /// - Throws: `EncodingError` where it cannot be written, which no value that was read from the wire causes.
    public static func encoding(_ value: some Encodable) throws -> JSONValue {
        try JSONValueEncoder.encode(value)
    }

    /// The bytes of a value of the schema as they travel: members sorted by name, no white space.
    /// - Throws: `EncodingError` where it cannot be written, which no value that was read from the wire causes.
    public static func bytes(encoding value: some Encodable) throws -> [UInt8] {
        var text = JSONText()
        try text.encoded(value)
        return text.bytes
    }

    /// The bytes of a value that may be large, such as the state of a service: members in the order in which they are
    /// encoded, no white space. It takes a part of the time and memory of Foundation's `JSONEncoder`, whose decoder reads
    /// it.
    /// - Throws: `EncodingError` where it cannot be written, or a type encodes into several containers by turns.
    public static func bytes(streaming value: some Encodable) throws -> [UInt8] {
        try JSONStreamEncoder.bytes(of: value)
    }

    /// Reads this JSON as a type of the schema.
    /// - Parameter strict: whether unknown terms are refused, as in commands.
    /// - Throws: `DecodingError` with the place and the reason.
    public func decoded<Value: Decodable>(as type: Value.Type, strict: Bool = false) throws -> Value {
        if let direct = type as? any DirectlyRead.Type, let value = direct.init(plain: self) as? Value { return value }
        return try JSONValueDecoder(value: self, isStrict: strict).decode(type)
    }
}
