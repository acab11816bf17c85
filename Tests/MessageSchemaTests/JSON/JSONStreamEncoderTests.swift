import Foundation
import MessageSchema
import Testing

/// Values of any size, written as they are encoded.
@Suite struct JSONStreamEncoderTests {
    private struct Sample: Codable, Equatable {
        var text: String
        var count: Int
        var small: UInt8?
        var large: UInt64 = .max
        var ratio: Double?
        var flag = true
        var lists: [[Int64]] = []
        var optionals: [String?]?
        var byName: [String: [String: Int]] = [:]
        var json: JSONValue?
    }

    @Test func foundationReadsWhatItWrites() throws {
        let samples = [
            Sample(text: "", count: .min),
            Sample(
                text: "ä \" \\ \n \u{1} €", count: 7, small: 255, ratio: -0.25, flag: false,
                lists: [[], [1, -2], [.max]], optionals: ["a", nil, ""], byName: ["x": [:], "y\"": ["z": 1]],
                json: ["a": [.null, true, 1.5, "b"], "c": [:], "d": []]),
        ]
        for sample in samples {
            let bytes = try JSONValue.bytes(streaming: sample)
            #expect(try JSONDecoder().decode(Sample.self, from: Data(bytes)) == sample)
            // Members apart, whose order is that of encoding, it is what travels.
            #expect(try JSONParser().parse(bytes) == JSONValue.encoding(sample))
        }
    }

    @Test(arguments: UInt64(1)...40)
    func anyJSONIsWrittenAsItIs(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let value = RandomJSON.value(&random, depth: 5)
        #expect(try JSONParser().parse(JSONValue.bytes(streaming: value)) == JSONValue.encoding(value))
    }

    /// Encodes by hand what no synthesised type does.
    private struct ByHand: Encodable {
        let body: @Sendable (any Encoder) throws -> Void
        func encode(to encoder: any Encoder) throws { try body(encoder) }
    }

    private enum Key: String, CodingKey {
        case a, b, c
    }

    @Test func nestedContainersAndThoseAskedForTwiceAreWritten() throws {
        let value = ByHand { encoder in
            var first = encoder.container(keyedBy: Key.self)
            try first.encode(1, forKey: .a)
            var nested = first.nestedUnkeyedContainer(forKey: .b)
            try nested.encode("x")
            try nested.encodeNil()
            var inner = nested.nestedContainer(keyedBy: Key.self)
            try inner.encodeNil(forKey: .a)
            _ = nested.nestedUnkeyedContainer()
            #expect(nested.count == 4)
            // As a type does whose parts share one object.
            var second = encoder.container(keyedBy: Key.self)
            try second.encode(false, forKey: .c)
        }
        let text = String(decoding: try JSONValue.bytes(streaming: value), as: UTF8.self)
        #expect(text == #"{"a":1,"b":["x",null,{"a":null},[]],"c":false}"#)
    }

    @Test func whatCannotBeWrittenInOneGoIsRefused() throws {
        let refused: [@Sendable (any Encoder) throws -> Void] = [
            { _ in },
            { encoder in
                var container = encoder.singleValueContainer()
                try container.encode(1)
                try container.encode(2)
            },
            { encoder in
                var container = encoder.container(keyedBy: Key.self)
                var nested = container.nestedContainer(keyedBy: Key.self, forKey: .a)
                try container.encode(1, forKey: .b)
                try nested.encode(2, forKey: .c)
            },
            { encoder in
                var container = encoder.container(keyedBy: Key.self)
                _ = container.superEncoder(forKey: .a)
                try container.encode(1, forKey: .b)
            },
            { encoder in
                _ = encoder.container(keyedBy: Key.self)
                _ = encoder.unkeyedContainer()
            },
            { encoder in
                var container = encoder.singleValueContainer()
                try container.encode(Double.infinity)
            },
        ]
        for body in refused {
            #expect(throws: EncodingError.self) { try JSONValue.bytes(streaming: ByHand(body: body)) }
            #expect(throws: EncodingError.self) { try JSONValue.bytes(streaming: ["x": [ByHand(body: body)]]) }
        }
    }
}
