import MessageSchema
import Testing

@Suite("Strict JSON")
struct JSONParserTests {
    struct Refusal: Sendable, CustomTestStringConvertible {
        let bytes: [UInt8]
        let code: JSONParseError.Code
        let offset: Int
        let pointer: String

        init(_ text: String, _ code: JSONParseError.Code, at offset: Int, in pointer: String = "") {
            self.init(Array(text.utf8), code, at: offset, in: pointer)
        }

        init(_ bytes: [UInt8], _ code: JSONParseError.Code, at offset: Int, in pointer: String = "") {
            self.bytes = bytes
            self.code = code
            self.offset = offset
            self.pointer = pointer
        }

        var testDescription: String { String(decoding: bytes.prefix(40), as: UTF8.self) }
    }

    static let refusals: [Refusal] = [
        Refusal("", .empty, at: 0),
        Refusal(" \n\t", .empty, at: 3),
        Refusal("\u{FEFF}{}", .unexpectedCharacter, at: 0),
        Refusal("{", .unexpectedEnd, at: 1),
        Refusal("[1", .unexpectedEnd, at: 2),
        Refusal("[1,", .unexpectedEnd, at: 3, in: "/1"),
        Refusal("{\"a\"", .unexpectedEnd, at: 4, in: "/a"),
        Refusal("{\"a\":", .unexpectedEnd, at: 5, in: "/a"),
        Refusal("{\"a\":1", .unexpectedEnd, at: 6),
        Refusal("{\"a\":1,", .unexpectedEnd, at: 7),
        Refusal("\"abc", .unexpectedEnd, at: 4),
        Refusal("\"abc\\", .unexpectedEnd, at: 5),
        Refusal("\"\\u12", .unexpectedEnd, at: 5),
        Refusal("tru", .unexpectedEnd, at: 3),
        Refusal("-", .unexpectedEnd, at: 1),
        Refusal("1.", .unexpectedEnd, at: 2),
        Refusal("1e+", .unexpectedEnd, at: 3),
        Refusal("trux", .unexpectedCharacter, at: 3),
        Refusal("nul]", .unexpectedCharacter, at: 3),
        Refusal("{} {}", .trailingContent, at: 3),
        Refusal("1 2", .trailingContent, at: 2),
        Refusal("truefalse", .trailingContent, at: 4),
        Refusal("[]]", .trailingContent, at: 2),
        Refusal("[1,]", .unexpectedCharacter, at: 3, in: "/1"),
        Refusal("[,1]", .unexpectedCharacter, at: 1, in: "/0"),
        Refusal("[1 2]", .unexpectedCharacter, at: 3),
        Refusal("[1}", .unexpectedCharacter, at: 2),
        Refusal("{\"a\":1,}", .unexpectedCharacter, at: 7),
        Refusal("{,}", .unexpectedCharacter, at: 1),
        Refusal("{a:1}", .unexpectedCharacter, at: 1),
        Refusal("{1:1}", .unexpectedCharacter, at: 1),
        Refusal("{'a':1}", .unexpectedCharacter, at: 1),
        Refusal("{\"a\" 1}", .unexpectedCharacter, at: 5, in: "/a"),
        Refusal("{\"a\":}", .unexpectedCharacter, at: 5, in: "/a"),
        Refusal("{\"a\":1 \"b\":2}", .unexpectedCharacter, at: 7),
        Refusal("// x\n1", .unexpectedCharacter, at: 0),
        Refusal("[1/*x*/]", .unexpectedCharacter, at: 2),
        Refusal("NaN", .unexpectedCharacter, at: 0),
        Refusal("[Infinity]", .unexpectedCharacter, at: 1, in: "/0"),
        Refusal("-Infinity", .invalidNumber, at: 1),
        Refusal("True", .unexpectedCharacter, at: 0),
        Refusal("+1", .unexpectedCharacter, at: 0),
        Refusal(".5", .unexpectedCharacter, at: 0),
        Refusal("\u{A0}1", .unexpectedCharacter, at: 0),
        Refusal("01", .invalidNumber, at: 0),
        Refusal("-01", .invalidNumber, at: 0),
        Refusal("[00]", .invalidNumber, at: 1, in: "/0"),
        Refusal("[1.]", .invalidNumber, at: 3, in: "/0"),
        Refusal("1.e5", .invalidNumber, at: 2),
        Refusal("[1e]", .invalidNumber, at: 3, in: "/0"),
        Refusal("--1", .invalidNumber, at: 1),
        Refusal("0x10", .trailingContent, at: 1),
        Refusal("1e400", .numberOutOfRange, at: 0),
        Refusal("-1e999999999999", .numberOutOfRange, at: 0),
        Refusal("1e-400", .numberOutOfRange, at: 0),
        Refusal(String(repeating: "1", count: 65), .numberTooLong, at: 0),
        Refusal("{\"a\":1,\"a\":1}", .duplicateKey, at: 7, in: "/a"),
        Refusal("{\"a\":1,\"\\u0061\":1}", .duplicateKey, at: 7, in: "/a"),
        Refusal("{\"x\":[{\"é\":1,\"e\u{301}\":1}]}", .duplicateKey, at: 14, in: "/x/0/é"),
        Refusal("\"a\nb\"", .controlCharacter, at: 2),
        Refusal("\"\u{0}\"", .controlCharacter, at: 1),
        Refusal("\"\\x41\"", .invalidEscape, at: 1),
        Refusal("\"\\u12G4\"", .invalidEscape, at: 5),
        Refusal("\"\\ud800\"", .loneSurrogate, at: 1),
        Refusal("\"\\udc00\"", .loneSurrogate, at: 1),
        Refusal("\"\\ud800\\ud800\"", .loneSurrogate, at: 1),
        Refusal("\"\\ud800x\"", .loneSurrogate, at: 1),
        Refusal([0x22, 0x80, 0x22], .invalidUTF8, at: 1),
        Refusal([0x22, 0xC0, 0x80, 0x22], .invalidUTF8, at: 1),
        Refusal([0x22, 0xC1, 0xBF, 0x22], .invalidUTF8, at: 1),
        Refusal([0x22, 0xE0, 0x9F, 0xBF, 0x22], .invalidUTF8, at: 1),
        Refusal([0x22, 0xED, 0xA0, 0x80, 0x22], .invalidUTF8, at: 1),
        Refusal([0x22, 0xF0, 0x8F, 0xBF, 0xBF, 0x22], .invalidUTF8, at: 1),
        Refusal([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], .invalidUTF8, at: 1),
        Refusal([0x22, 0xF5, 0x80, 0x80, 0x80, 0x22], .invalidUTF8, at: 1),
        Refusal([0x22, 0x41, 0xE2, 0x82, 0x22], .invalidUTF8, at: 2),
        Refusal([0x22, 0xE2, 0x82], .invalidUTF8, at: 1),
        Refusal([0xFF], .invalidUTF8, at: 0),
        Refusal([0x5B, 0x31, 0x00, 0x5D], .unexpectedCharacter, at: 2),
    ]

    @Test("Malformed text is refused with its kind and place", arguments: refusals)
    func refuses(_ refusal: Refusal) {
        let error = #expect(throws: JSONParseError.self) { try JSONParser().parse(refusal.bytes) }
        #expect(error?.code == refusal.code)
        #expect(error?.offset == refusal.offset)
        #expect(error?.pointer.description == refusal.pointer)
        #expect(error?.message.isEmpty == false)
    }

    @Test(
        "Well-formed text is read as it stands",
        arguments: [
            ("null", JSONValue.null), (" true ", true), ("false", false), ("\"\"", ""), ("[]", []), ("{}", [:]),
            ("0", 0), ("-7", -7), ("\t[1,\r\n 2]", [1, 2]),
            ("{\"b\":1,\"a\":{\"c\":[null]}}", ["b": 1, "a": ["c": [.null]]]),
            ("\"\\u00e9\\uD83D\\uDE00\\/\\b\\f\\n\\r\\t\\\\\\\"\"", "é😀/\u{8}\u{C}\n\r\t\\\""), ("\"é😀\\n€\"", "é😀\n€"),
            ("\"\\u0000\u{7F}\"", "\u{0}\u{7F}"), ("{\"\":0}", ["": 0]),
        ] as [(String, JSONValue)])
    func reads(_ text: String, _ value: JSONValue) throws {
        #expect(try JSONParser().parse(text) == value)
    }

    @Test(
        "Numbers keep the digits they were written with",
        arguments: [
            "0", "-0", "1.50", "1E5", "1e-5", "9223372036854775807", "18446744073709551615", "12345678901234567890123",
            "0.1000000000000000055511151231257827", "5e-324", "1.7976931348623157e308", "0e999",
        ])
    func keepsDigits(_ literal: String) throws {
        #expect(try JSONParser().parse(literal).number?.literal == literal)
    }

    @Test("Integers do not pass through doubles")
    func exactIntegers() throws {
        let value = try JSONParser().parse("[9007199254740993, -9223372036854775808, 18446744073709551615, 1.0, -0]")
        #expect(value[0]?.int64 == 9_007_199_254_740_993)
        #expect(value[1]?.int64 == .min)
        #expect(value[2]?.int64 == nil)
        #expect(value[2]?.uint64 == .max)
        #expect(value[3]?.int64 == nil)
        #expect(value[3]?.double == 1)
        #expect(value[4]?.int64 == 0)
        #expect(value[4]?.uint64 == 0)
    }

    @Test("Members keep their order")
    func keepsOrder() throws {
        let names = (0..<40).map { "k\(($0 * 17) % 40)" }
        let text = "{" + names.map { "\"\($0)\":1" }.joined(separator: ",") + "}"
        #expect(try JSONParser().parse(text).object?.keys == names)
    }

    @Test("A repeated name is found among many, in whatever order they come", arguments: [2, 3, 11, 12, 13, 100])
    func findsDuplicateAmongMany(_ count: Int) throws {
        let sorted = (100..<100 + count).map { "k\($0)" }
        for names in [sorted, sorted.reversed(), Array(sorted.dropFirst()) + sorted.prefix(1)] {
            func text(_ names: [String]) -> String {
                "{" + names.map { "\"\($0)\":1" }.joined(separator: ",") + "}"
            }
            #expect(try JSONParser().parse(text(names)).object?.keys == names)
            for repeated in Set([0, 1, count / 2, count - 1]) {
                for place in Set([repeated + 1, (repeated + 1 + count) / 2, count]) {
                    var doubled = names
                    doubled.insert(names[repeated], at: place)
                    let error = #expect(throws: JSONParseError.self) { try JSONParser().parse(text(doubled)) }
                    #expect(error?.code == .duplicateKey)
                    #expect(error?.message.contains("\"\(names[repeated])\"") == true)
                }
            }
        }
    }

    @Test("Nesting is allowed up to the limit and not beyond")
    func limitsDepth() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        _ = try JSONParser().parse(nested(64))
        let error = #expect(throws: JSONParseError.self) { try JSONParser().parse(nested(65)) }
        #expect(error?.code == .tooDeep)
        #expect(error?.offset == 64)
        #expect(error?.pointer.tokens.count == 64)
        let shallow = JSONParser(limits: .init(depth: 0))
        #expect(try shallow.parse("1") == 1)
        #expect(throws: JSONParseError.self) { try shallow.parse("[]") }
    }

    @Test("No limit lets a document exhaust the stack")
    func boundsDepthItself() {
        let limits = JSONParser.Limits(depth: .max, bytes: .max)
        let text = String(repeating: "[", count: 1_000_000)
        let error = #expect(throws: JSONParseError.self) { try JSONParser(limits: limits).parse(text) }
        #expect(error?.code == .tooDeep)
    }

    @Test("Size and length of numbers are limited")
    func limitsSize() throws {
        let parser = JSONParser(limits: .init(bytes: 10, numberLength: 3))
        #expect(try parser.parse("[123, 456]") == [123, 456])
        let size = #expect(throws: JSONParseError.self) { try parser.parse("[123, 456 ]") }
        #expect(size?.code == .tooLarge)
        #expect(size?.message.contains("10") == true)
        let number = #expect(throws: JSONParseError.self) { try parser.parse("[1, 1234]") }
        #expect(number?.code == .numberTooLong)
        #expect(number?.offset == 4)
    }

    @Test("Lines and columns count characters from 1")
    func countsLinesAndColumns() {
        let error = #expect(throws: JSONParseError.self) { try JSONParser().parse("{\n \"ä😀\": {\r\n  \"b\": }}") }
        #expect(error?.line == 3)
        #expect(error?.column == 8)
        #expect(error?.pointer.tokens == ["ä😀", "b"])
        #expect(
            error?.description
                == "line 3, column 8 (at /ä😀/b): found `}`; allowed is a value: an object, an array, a string, a number, true, false or null"
        )
    }

    @Test("Places count from the start of a slice")
    func countsWithinSlice() throws {
        let bytes = Array("xx[1,2]yy".utf8)
        #expect(try JSONParser().parse(bytes[2..<7]) == [1, 2])
        let error = #expect(throws: JSONParseError.self) { try JSONParser().parse(bytes[2...]) }
        #expect(error?.offset == 5)
        #expect(error?.column == 6)
    }

    @Test(
        "A common mistake is explained",
        arguments: [
            ("[1,]", "comma after the last"), ("{'a':1}", "double quotes"), ("[1] // x", "after the end"),
            ("/* */", "no comments"), ("NaN", "neither NaN nor Infinity"), ("+1", "begin with a digit"),
            ("True", "lower case"), ("007", "leading zero"), ("\"a\tb\"", "\\u0009"),
        ])
    func explains(_ text: String, _ words: String) {
        let error = #expect(throws: JSONParseError.self) { try JSONParser().parse(text) }
        #expect(error?.message.contains(words) == true, "\(String(describing: error))")
    }
}
