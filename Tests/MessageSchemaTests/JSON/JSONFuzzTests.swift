import Foundation
import MessageSchema
import Testing

@Suite("JSON of arbitrary bytes")
struct JSONFuzzTests {
    /// Whether Foundation reads the bytes as JSON of any kind.
    private func foundationAccepts(_ bytes: [UInt8]) -> Bool {
        (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) != nil
    }

    private func check(_ bytes: [UInt8]) {
        guard let value = try? JSONParser().parse(bytes) else { return }
        #expect(foundationAccepts(bytes), "\(String(decoding: bytes, as: UTF8.self))")
        #expect((try? JSONParser().parse(JSONWriter.bytes(of: value))) == value)
    }

    @Test("Random bytes never crash the parser, and what it accepts Foundation accepts", arguments: [1, 2, 3, 4])
    func survivesRandomBytes(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<5_000 {
            check((0..<Int.random(in: 0...40, using: &random)).map { _ in .random(in: 0...255, using: &random) })
        }
    }

    @Test("Random tokens never crash the parser, and what it accepts Foundation accepts", arguments: [5, 6, 7, 8])
    func survivesRandomTokens(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let tokens = [
            "{", "}", "[", "]", ",", ":", "\"a\"", "\"b\"", "\"", "\\u", "d800", "\\ud83d\\ude00", "0", "1", "-", ".5",
            "e3", "E-", "true", "null", "fals", " ", "\n", "\u{FEFF}", "é", "/", "9999999999999999999999", "1e308",
        ]
        var accepted = 0
        for _ in 0..<10_000 {
            let count = Int.random(in: 0...7, using: &random)
            let text = (0..<count).map { _ in tokens[Int.random(in: 0..<tokens.count, using: &random)] }.joined()
            check(Array(text.utf8))
            accepted += (try? JSONParser().parse(text)) == nil ? 0 : 1
        }
        #expect(accepted > 50)
    }

    @Test(
        "Mutated documents never crash the parser, and what it accepts Foundation accepts", arguments: [9, 10, 11, 12])
    func survivesMutations(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<1_500 {
            var bytes = JSONWriter.bytes(of: RandomJSON.value(&random), pretty: .random(using: &random))
            for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] = .random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(bytes[Int.random(in: 0..<bytes.count, using: &random)], at: place)
                default: bytes.removeSubrange(place...)
                }
            }
            check(bytes)
        }
    }

    @Test("What is written is read back as it was", arguments: [13, 14, 15, 16])
    func roundTrips(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let value = RandomJSON.value(&random)
            #expect(try JSONParser().parse(JSONWriter.bytes(of: value)) == value)
            #expect(try JSONParser().parse(JSONWriter.bytes(of: value, pretty: true)) == value)
        }
    }

    @Test("The canonical form is read back to the same canonical form", arguments: [17, 18, 19, 20])
    func canonicalFormIsStable(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let bytes = try CanonicalJSON.bytes(of: RandomJSON.value(&random))
            #expect(try CanonicalJSON.bytes(of: JSONParser().parse(bytes)) == bytes)
        }
    }

    @Test("Foundation's coders carry a value there and back", arguments: [21, 22])
    func passesFoundationCoders(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            let value = RandomJSON.value(&random)
            let data = try JSONEncoder().encode(value)
            let decoded = try JSONDecoder().decode(JSONValue.self, from: data)
            #expect(try CanonicalJSON.text(of: decoded) == CanonicalJSON.text(of: value))
        }
    }
}
