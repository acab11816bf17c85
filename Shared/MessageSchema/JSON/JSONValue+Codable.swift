extension JSONValue: Codable {
    /// Reads any value through a decoder; integers of 64 bits stay integers.
    ///
    /// Decoders hand members over in no particular order, so they are sorted by name here; and numbers that are no
    /// 64-bit integers pass through a double. ``JSONParser`` keeps both as they were.
    public init(from decoder: any Decoder) throws {
        if let container = try? decoder.container(keyedBy: AnyCodingKey.self) {
            let members = try container.allKeys.sorted { $0.stringValue < $1.stringValue }.map { key in
                (key: key.stringValue, value: try container.decode(JSONValue.self, forKey: key))
            }
            self = .object(JSONObject(members))
            return
        }
        if var container = try? decoder.unkeyedContainer() {
            var elements: [JSONValue] = []
            while !container.isAtEnd { elements.append(try container.decode(JSONValue.self)) }
            self = .array(elements)
            return
        }
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Int64.self) {
            self = .number(JSONNumber(value))
        } else if let value = try? container.decode(UInt64.self) {
            self = .number(JSONNumber(value))
        } else if let number = JSONNumber(try container.decode(Double.self)) {
            self = .number(number)
        } else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "found a number that is not finite; JSON has only finite numbers")
        }
    }

    /// Writes the value through an encoder; integers of 64 bits stay integers, other numbers pass as doubles.
    ///
    /// - Throws: `EncodingError.invalidValue` for a number beyond the range of doubles, and what the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .object(let object):
            var container = encoder.container(keyedBy: AnyCodingKey.self)
            for member in object.members {
                try container.encode(member.value, forKey: AnyCodingKey(stringValue: member.key))
            }
        case .array(let elements):
            var container = encoder.unkeyedContainer()
            for element in elements { try container.encode(element) }
        case .null:
            var container = encoder.singleValueContainer()
            try container.encodeNil()
        case .bool(let value):
            var container = encoder.singleValueContainer()
            try container.encode(value)
        case .string(let value):
            var container = encoder.singleValueContainer()
            try container.encode(value)
        case .number(let number):
            try encode(number, to: encoder)
        }
    }

    private func encode(_ number: JSONNumber, to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let value = number.int64 {
            try container.encode(value)
        } else if let value = number.uint64 {
            try container.encode(value)
        } else if let value = number.double {
            try container.encode(value)
        } else {
            throw EncodingError.invalidValue(
                number,
                .init(
                    codingPath: container.codingPath,
                    debugDescription: "found the number \(number); allowed are 64-bit integers and finite doubles"))
        }
    }
}

/// A coding key of any name.
struct AnyCodingKey: CodingKey {
    let stringValue: String
    let intValue: Int?

    init(stringValue: String) {
        self.stringValue = stringValue
        intValue = nil
    }

    init(intValue: Int) {
        stringValue = String(intValue)
        self.intValue = intValue
    }
}
