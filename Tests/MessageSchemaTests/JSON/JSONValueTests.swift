import Foundation
import MessageSchema
import Testing

@Suite("JSON values and places in them")
struct JSONValueTests {
    @Test(
        "Integers of 64 bits pass Foundation's coders unchanged",
        arguments: [Int64.min, -1, 0, 9_007_199_254_740_993, .max])
    func keepsIntegers(_ integer: Int64) throws {
        let value: JSONValue = ["n": .number(JSONNumber(integer))]
        let data = try JSONEncoder().encode(value)
        #expect(String(decoding: data, as: UTF8.self) == "{\"n\":\(integer)}")
        #expect(try JSONDecoder().decode(JSONValue.self, from: data) == value)
    }

    @Test("The greatest unsigned integer passes Foundation's coders unchanged")
    func keepsUnsigned() throws {
        let value = JSONValue.array([.number(JSONNumber(UInt64.max))])
        #expect(try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(value)) == value)
    }

    @Test("Every kind of value is decoded as its kind")
    func decodesKinds() throws {
        let data = Data("{\"a\":[null,true,false,1,-2.5,\"x\",{},[]]}".utf8)
        #expect(
            try JSONDecoder().decode(JSONValue.self, from: data)
                == ["a": [.null, true, false, 1, -2.5, "x", [:], []]])
    }

    @Test("A number beyond doubles cannot be encoded")
    func refusesHugeNumber() throws {
        let number = try #require(JSONNumber(literal: "1e999"))
        #expect(throws: EncodingError.self) { try JSONEncoder().encode(JSONValue.number(number)) }
    }

    @Test(
        "Only numbers of the grammar are literals", arguments: ["01", "+1", ".5", "1.", "NaN", "", "1 ", "0x1", "1e"])
    func refusesLiteral(_ literal: String) {
        #expect(JSONNumber(literal: literal) == nil)
    }

    @Test("Whole numbers are told by value", arguments: [("1", true), ("1.0", true), ("1e3", true), ("1.5", false)])
    func tellsWholeNumbers(_ literal: String, _ isWhole: Bool) throws {
        #expect(try #require(JSONNumber(literal: literal)).isWhole == isWhole)
    }

    @Test("Members are set, replaced and removed in place")
    func editsMembers() {
        var object: JSONObject = ["a": 1, "b": 2, "a": 3]
        #expect(object.keys == ["a", "b"])
        #expect(object["a"] == 3)
        object["c"] = 4
        object["a"] = 5
        object["b"] = nil
        #expect(object.keys == ["a", "c"])
        #expect(object["a"] == 5)
        #expect(object["b"] == nil)
    }

    @Test("Pretty text shows one member a line")
    func writesPretty() {
        let value: JSONValue = ["b": [1, []], "a": [:], "n": 1.5]
        #expect(
            JSONWriter.text(of: value, pretty: true)
                == "{\n  \"b\": [\n    1,\n    []\n  ],\n  \"a\": {},\n  \"n\": 1.5\n}")
        #expect(JSONWriter.text(of: value) == "{\"b\":[1,[]],\"a\":{},\"n\":1.5}")
    }

    @Test(
        "Pointers are read and written with their escapes",
        arguments: [
            ("", []), ("/", [""]), ("/a/0", ["a", "0"]), ("/a~1b/m~0n", ["a/b", "m~n"]), ("/~01", ["~1"]),
            ("//", ["", ""]), ("/e\u{301}/\u{301}x", ["e\u{301}", "\u{301}x"]),
        ] as [(String, [String])])
    func readsPointers(_ text: String, _ tokens: [String]) throws {
        #expect(try JSONPointer(text).tokens == tokens)
        #expect(JSONPointer(tokens: tokens).description == text)
    }

    @Test("What is no pointer is refused with a reason", arguments: ["a", "a/b", "/~", "/~2", "/a~", "#/a"])
    func refusesPointers(_ text: String) {
        let error = #expect(throws: JSONPointerError.self) { try JSONPointer(text) }
        #expect(error?.message.contains(text) == true)
    }

    @Test("Pointers lead to values")
    func looksUp() throws {
        let value: JSONValue = ["a": [["b/c": 1], 2], "": 3, "01": 4]
        #expect(try value[JSONPointer("")] == value)
        #expect(try value[JSONPointer("/a/0/b~1c")] == 1)
        #expect(try value[JSONPointer("/a/1")] == 2)
        #expect(try value[JSONPointer("/")] == 3)
        #expect(try value[JSONPointer("/01")] == 4)
        for missing in ["/a/2", "/a/01", "/a/-", "/a/-1", "/a/x", "/b", "/a/1/0", "/a/99999999999999999999"] {
            #expect(try value[JSONPointer(missing)] == nil, "\(missing)")
        }
    }

    @Test("A decoder's path becomes a pointer")
    func convertsCodingPath() {
        struct Line: Decodable { let count: Int }
        struct Order: Decodable { let lines: [Line] }
        let error = #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(Order.self, from: Data("{\"lines\":[{\"count\":1},{\"count\":\"x\"}]}".utf8))
        }
        guard case .typeMismatch(_, let context)? = error else {
            Issue.record("a type mismatch was expected, not \(String(describing: error))")
            return
        }
        #expect(JSONPointer(codingPath: context.codingPath).description == "/lines/1/count")
    }
}
