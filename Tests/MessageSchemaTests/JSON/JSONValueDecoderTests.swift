import Foundation
import Testing

@testable import MessageSchema

@Suite struct JSONValueDecoderTests {
    private struct Sample: Codable, Equatable {
        var text: String
        var count: Int
        var small: UInt8?
        var ratio: Double?
        var flag: Bool?
        var list: [Int64]?
        var optionals: [String?]?
        var byName: [String: Inner]?
        var json: JSONValue?
    }

    private struct Inner: Codable, Equatable {
        var list: [[Int]]
    }

    private func decoded<Value: Decodable>(_ text: String, as type: Value.Type = Value.self) throws -> Value {
        try JSONParser().parse(Array(text.utf8)).decoded(as: type)
    }

    @Test(arguments: [
        #"{"text":"a","count":1}"#,
        #"{"text":"ä€","count":-7,"small":255,"ratio":0.5,"flag":true,"list":[1,2,3],"unknown":{"a":[null]}}"#,
        #"{"text":"","count":9223372036854775807,"optionals":["a",null,"b"],"small":null,"flag":null}"#,
        #"{"text":"a","count":1.0,"byName":{"x":{"list":[[1],[],[2,3]]},"y":{"list":[]}}}"#,
        #"{"text":"a","count":1e3,"list":[],"json":{"a":[1,"b",null,true]}}"#,
    ])
    func itReadsWhatFoundationReads(_ text: String) throws {
        let expected = try JSONDecoder().decode(Sample.self, from: Data(text.utf8))
        #expect(try decoded(text, as: Sample.self) == expected)
    }

    @Test(arguments: [
        (#"{"count":1}"#, "/text"), (#"{"text":1,"count":1}"#, "/text"), (#"{"text":"a","count":"1"}"#, "/count"),
        (#"{"text":"a","count":1.5}"#, "/count"), (#"{"text":"a","count":1,"small":256}"#, "/small"),
        (#"{"text":"a","count":92233720368547758080}"#, "/count"), (#"{"text":null,"count":1}"#, "/text"),
        (#"{"text":"a","count":1,"list":[1,"2"]}"#, "/list/1"), (#"{"text":"a","count":1,"list":{}}"#, "/list"),
        (#"{"text":"a","count":1,"byName":{"x":{"list":[[1,true]]}}}"#, "/byName/x/list/0/1"), (#"[]"#, ""),
        (#"{"text":"a","count":1,"byName":{"x":{}}}"#, "/byName/x/list"),
    ])
    func itRefusesWhatFoundationRefusesAndSaysWhere(_ text: String, _ pointer: String) throws {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Sample.self, from: Data(text.utf8)) }
        do {
            _ = try decoded(text, as: Sample.self)
            Issue.record("it was read")
        } catch let error as DecodingError {
            let problem = Problem(decoding: error)
            #expect(problem.errors.map(\.pointer) == [pointer])
            #expect(!(problem.errors.first?.detail.isEmpty ?? true))
        }
    }

    @Test func aJSONValueComesThroughAsItIs() throws {
        let text = #"{"z":1.50,"a":[12345678901234567890,{"b":null}]}"#
        let value = try JSONParser().parse(Array(text.utf8))
        #expect(JSONWriter.bytes(of: try value.decoded(as: JSONValue.self)) == Array(text.utf8))
    }

    @Test func moreThanTheArrayHoldsIsRefused() {
        struct Pair: Decodable {
            init(from decoder: any Decoder) throws {
                var container = try decoder.unkeyedContainer()
                _ = try container.decode(Int.self)
                _ = try container.decode(Int.self)
            }
        }
        #expect(throws: DecodingError.self) { try decoded("[1]", as: Pair.self) }
        #expect(throws: Never.self) { try decoded("[1,2]", as: Pair.self) }
    }
}
