import MessageSchema
import Testing

@Suite("Canonical JSON (RFC 8785)")
struct CanonicalJSONTests {
    @Test(
        "Doubles are written as ECMAScript writes them",
        arguments: [
            (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"), (0x0000_0000_0000_0001, "5e-324"),
            (0x8000_0000_0000_0001, "-5e-324"), (0x7FEF_FFFF_FFFF_FFFF, "1.7976931348623157e+308"),
            (0xFFEF_FFFF_FFFF_FFFF, "-1.7976931348623157e+308"), (0x4340_0000_0000_0000, "9007199254740992"),
            (0xC340_0000_0000_0000, "-9007199254740992"), (0x4430_0000_0000_0000, "295147905179352830000"),
            (0x44B5_2D02_C7E1_4AF5, "9.999999999999997e+22"), (0x44B5_2D02_C7E1_4AF6, "1e+23"),
            (0x44B5_2D02_C7E1_4AF7, "1.0000000000000001e+23"), (0x444B_1AE4_D6E2_EF4E, "999999999999999700000"),
            (0x444B_1AE4_D6E2_EF4F, "999999999999999900000"), (0x444B_1AE4_D6E2_EF50, "1e+21"),
            (0x3EB0_C6F7_A0B5_ED8C, "9.999999999999997e-7"), (0x3EB0_C6F7_A0B5_ED8D, "0.000001"),
            (0x41B3_DE43_5555_5553, "333333333.3333332"), (0x41B3_DE43_5555_5554, "333333333.33333325"),
            (0x41B3_DE43_5555_5555, "333333333.3333333"), (0x41B3_DE43_5555_5556, "333333333.3333334"),
            (0x41B3_DE43_5555_5557, "333333333.33333343"), (0xBECB_F647_612F_3696, "-0.0000033333333333333333"),
            (0x4314_3FF3_C1CB_0959, "1424953923781206.2"),
        ] as [(UInt64, String)])
    func writesDoubles(_ bits: UInt64, _ text: String) {
        #expect(CanonicalJSON.text(of: Double(bitPattern: bits)) == text)
    }

    @Test("NaN and the infinities have no form", arguments: [Double.nan, .infinity, -.infinity])
    func refusesNonFinite(_ value: Double) {
        #expect(CanonicalJSON.text(of: value) == nil)
    }

    @Test(
        "Numbers as people write them come out in one form",
        arguments: [
            ("333333333.33333329", "333333333.3333333"), ("1E30", "1e+30"), ("4.50", "4.5"), ("2e-3", "0.002"),
            ("0.000000000000000000000000001", "1e-27"), ("-0", "0"), ("-0.0", "0"), ("1.0", "1"), ("1e2", "100"),
            ("9007199254740992", "9007199254740992"), ("-9007199254740992", "-9007199254740992"), ("1e21", "1e+21"),
            ("0.1", "0.1"), ("123e-20", "1.23e-18"),
        ])
    func normalises(_ literal: String, _ text: String) throws {
        #expect(try CanonicalJSON.text(of: JSONParser().parse(literal)) == text)
    }

    @Test(
        "Whole numbers that a double cannot hold are refused with their place",
        arguments: [
            "9007199254740993", "-9007199254740993", "18446744073709551615", "1000000000000000000000000",
            "1e20", "9007199254740994.0",
        ])
    func refusesLargeIntegers(_ literal: String) throws {
        let value = try JSONParser().parse("{\"a\":[0,{\"b/c\":\(literal)}]}")
        let error = #expect(throws: CanonicalJSONError.self) { try CanonicalJSON.bytes(of: value) }
        #expect(error?.pointer.description == "/a/1/b~1c")
        #expect(error?.message.contains(literal) == true)
        #expect(error?.message.contains("strings") == true)
    }

    @Test("Names are sorted by UTF-16 code units, also beyond the basic plane")
    func sortsNames() throws {
        let value: JSONValue = [
            "\u{20AC}": 1, "\r": 2, "\u{FB33}": 3, "1": 4, "\u{1F600}": 5, "\u{80}": 6, "\u{F6}": 7,
        ]
        #expect(
            try CanonicalJSON.text(of: value)
                == "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"\u{F6}\":7,\"\u{20AC}\":1,\"\u{1F600}\":5,\"\u{FB33}\":3}")
    }

    @Test("The order of names agrees with a comparison of their UTF-16", arguments: [1, 2, 3])
    func agreesWithUTF16(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<3_000 {
            let left = RandomJSON.text(&random)
            let right = RandomJSON.text(&random)
            #expect(CanonicalJSON.precedes(left, right) == left.utf16.lexicographicallyPrecedes(right.utf16))
            #expect(!CanonicalJSON.precedes(left, left))
        }
    }

    @Test("Strings have the fewest escapes")
    func escapesLittle() throws {
        let text = "\u{20AC}$\u{F}\nA'B\"\\\\\"/\u{8}\u{9}\u{C}\r\u{1F}\u{7F}\u{2028}"
        #expect(
            try CanonicalJSON.text(of: .string(text))
                == "\"\u{20AC}$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\\b\\t\\f\\r\\u001f\u{7F}\u{2028}\"")
    }

    @Test("Members are sorted at every level and white space is gone")
    func sortsDeeply() throws {
        let value = try JSONParser().parse("{ \"b\" : [ { \"d\" : null , \"c\" : true } , [ ] ] , \"a\" : { } }")
        #expect(try CanonicalJSON.text(of: value) == "{\"a\":{},\"b\":[{\"c\":true,\"d\":null},[]]}")
    }

    @Test("Equal objects have the same form, whatever the order of their members")
    func ignoresOrder() throws {
        let first: JSONValue = ["a": 1, "b": [2, ["c": 3, "d": 4]]]
        let second: JSONValue = ["b": [2, ["d": 4, "c": 3]], "a": 1]
        #expect(first == second)
        #expect(first.hashValue == second.hashValue)
        #expect(try CanonicalJSON.bytes(of: first) == CanonicalJSON.bytes(of: second))
        #expect(first != ["a": 1, "b": [2, ["c": 3, "d": 5]]])
        #expect(first != ["a": 1, "c": [2, ["c": 3, "d": 4]]])
    }

    @Test("Nesting without end is refused rather than followed")
    func refusesEndlessNesting() {
        var value: JSONValue = 1
        for _ in 0..<600 { value = [value] }
        #expect(throws: CanonicalJSONError.self) { try CanonicalJSON.bytes(of: value) }
    }
}
