import Foundation
import TestSupport
import Testing

@testable import MessageSchema

/// Values of any size, read as they are asked for.
@Suite struct JSONStreamDecoderTests {
    private struct Sample: Codable, Equatable {
        var text: String
        var count: Int
        var small: UInt8?
        var large: UInt64 = .max
        var ratio: Double?
        var flag = true
        var note: String?
        var lists: [[Int64]] = []
        var optionals: [String?]?
        var byName: [String: [String: Int]] = [:]
        var json: JSONValue?
        var inner: [Sample] = []
    }

    private static let samples = [
        Sample(text: "", count: .min),
        Sample(
            text: "ä \" \\ \n \u{1} €", count: 7, small: 255, ratio: -0.25, flag: false, note: "",
            lists: [[], [1, -2], [.max]], optionals: ["a", nil, ""], byName: ["x": [:], "y\"\\": ["z": 1]],
            json: ["a": [.null, true, 1.5, "b"], "c": [:], "d": []], inner: [Sample(text: "x", count: 1)]),
    ]

    private func read<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
        try JSONStreamDecoder.value(type, of: Array(text.utf8))
    }

    @Test func whatTheEncoderWritesIsReadBack() throws {
        for sample in Self.samples {
            #expect(try JSONStreamDecoder.value(Sample.self, of: JSONValue.bytes(streaming: sample)) == sample)
            #expect(try SnapshotText.state(Sample.self, of: SnapshotText.bytes(of: sample)) == sample)
        }
    }

    @Test(arguments: UInt64(1)...40)
    func anyJSONIsReadAsTheDecoderOfATreeReadsIt(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let value = RandomJSON.value(&random, depth: 5)
        #expect(try JSONStreamDecoder.value(JSONValue.self, of: JSONWriter.bytes(of: value)) == value)
        #expect(try JSONStreamDecoder.value(JSONValue.self, of: JSONWriter.bytes(of: value, pretty: true)) == value)
    }

    @Test(arguments: UInt64(1)...20)
    func membersAreFoundInAnyOrderBesideOthersAndWithSpace(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        func shuffled(_ value: JSONValue) -> JSONValue {
            switch value {
            case .object(let object):
                let members = object.members.map { (key: $0.key, value: shuffled($0.value)) }
                guard !object.isEmpty else { return value }
                let others = [(key: "ünknown", value: JSONValue.array([["a": "}"], "]"])), ("more", .null)]
                return .object(JSONObject((members + others).shuffled(using: &random)))
            case .array(let elements): return .array(elements.map(shuffled))
            default: return value
            }
        }
        for var sample in Self.samples {
            (sample.byName, sample.json) = ([:], nil)
            let bytes = JSONWriter.bytes(of: shuffled(try JSONValue.encoding(sample)), pretty: seed.isMultiple(of: 2))
            #expect(try JSONStreamDecoder.value(Sample.self, of: bytes) == sample)
        }
    }

    @Test func aMapOfManyNamesIsRead() throws {
        let map = Dictionary(uniqueKeysWithValues: (0..<2_000).map { ("name \"\($0)\"", [$0, -$0]) })
        #expect(try JSONStreamDecoder.value([String: [Int]].self, of: JSONValue.bytes(streaming: map)) == map)
    }

    /// Reads by hand what no synthesised type does.
    private struct ByHand: Decodable {
        private enum Key: String, CodingKey { case a, b, c, d }
        var found: [String] = []

        init(from decoder: any Decoder) throws {
            let object = try decoder.container(keyedBy: Key.self)
            #expect(throws: DecodingError.self) { try decoder.unkeyedContainer() }
            #expect(throws: DecodingError.self) { try decoder.singleValueContainer().decode(Int.self) }
            #expect(object.contains(.b) && !object.contains(.d))
            // Left where it is, half read.
            var list = try object.nestedUnkeyedContainer(forKey: .a)
            #expect(try list.decode(String.self) == "x")
            #expect(try !list.decodeNil())
            let nested = try list.nestedContainer(keyedBy: Key.self)
            #expect(try nested.decodeNil(forKey: .d))
            #expect(list.currentIndex == 2 && !list.isAtEnd)
            var inner = try list.nestedUnkeyedContainer()
            #expect(inner.isAtEnd)
            #expect(throws: DecodingError.self) { try inner.decode(Int.self) }
            #expect(list.isAtEnd)
            #expect(throws: DecodingError.self) { try list.decodeNil() }
            // Another time, and out of its turn.
            let again = try decoder.container(keyedBy: Key.self)
            #expect(throws: DecodingError.self) { try again.decode(Int.self, forKey: .c) }
            found.append(try again.decode(String.self, forKey: .c))
            found += try again.decode([String].self, forKey: .b)
            found.append(try again.decode(String.self, forKey: .c))
            #expect(again.allKeys.map(\.rawValue) == ["a", "b", "c"])
            #expect(try again.decodeIfPresent(String.self, forKey: .d) == nil)
            #expect(throws: DecodingError.self) { try again.superDecoder() }
            #expect(try String(from: again.superDecoder(forKey: .c)) == "z")
        }
    }

    @Test func containersMayBeLeftHalfReadAndAskedForAgain() throws {
        let text = #" [ {"a":["x",{"d":null},[]],"b":["y"],"c":"z"} , {"a":["x",{"d":null},[ ]] , "b":[],"c":"z"}] "#
        #expect(try read([ByHand].self, text).map(\.found) == [["z", "y", "z"], ["z", "z"]])
    }

    @Test func whatIsWrongIsNamedWithItsPlace() throws {
        let wrong: [(String, String)] = [
            (#"{"text":1,"count":2}"#, "/text: found `1`"), (#"{"text":"a"}"#, "/count: the field `count` is required"),
            (#"{"text":"a","count":1.5}"#, "/count"), (#"{"text":"a","count":99999999999999999999}"#, "/count"),
            (#"{"text":"a","count":1,"small":256}"#, "/small"), (#"{"text":"a","count":null}"#, "/count: a value"),
            ("[]", "found `[`"), ("", "the end of the document"), (#"{"text":"\x"}"#, "/text: at byte 9"),
        ]
        for (text, reason) in wrong {
            let error = #expect(throws: DecodingError.self) { try read(Sample.self, text) }
            let sentence = try Problem.sentence(for: #require(error))
            #expect(sentence.contains(reason), "\(text): \(sentence)")
        }
        let nested = #"{"x":[{"text":"a","count":true}]}"#
        let error = #expect(throws: DecodingError.self) { try read([String: [Sample]].self, nested) }
        #expect(try Problem.sentence(for: #require(error)).hasPrefix("/x/0/count: found `t` at byte 26"))
    }

    /// Whatever became of the text, reading it ends, and with nothing worse than an error.
    @Test func aTextThatWasCutOrChangedDoesNoHarm() throws {
        let bytes = try JSONValue.bytes(streaming: Self.samples)
        for end in 0..<bytes.count {
            #expect(throws: DecodingError.self) { try JSONStreamDecoder.value([Sample].self, of: Array(bytes[..<end])) }
        }
        #expect(throws: DecodingError.self) { try JSONStreamDecoder.value([Sample].self, of: bytes + [0x5D]) }
        var random = SeededGenerator(seed: 7)
        var failures = 0
        for _ in 0..<3_000 {
            var changed = bytes
            for _ in 0...Int.random(in: 0..<3, using: &random) {
                let place = Int.random(in: 0..<changed.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: changed[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
                case 1: changed.remove(at: place)
                default: changed.insert(Array(#"{}[]",:\0"#.utf8).randomElement(using: &random) ?? 0, at: place)
                }
            }
            do {
                _ = try JSONStreamDecoder.value([Sample].self, of: changed)
            } catch {
                #expect(error is DecodingError)
                failures += 1
            }
        }
        #expect(failures > 1_000)
    }

    @Test func aDecoderThatIsKeptReadsNothingAfterwards() throws {
        final class Kept: Decodable {
            let decoder: any Decoder
            init(from decoder: any Decoder) throws { self.decoder = decoder }
        }
        let kept = try read(Kept.self, #"{"a":1}"#)
        #expect(throws: DecodingError.self) { try kept.decoder.container(keyedBy: AnyCodingKey.self) }
        #expect(throws: DecodingError.self) { try String(from: kept.decoder) }
    }

    /// A value behind a reference that several may share.
    private struct Sharing: Codable {
        let box: Boxed<Int>

        init(_ box: Boxed<Int>) { self.box = box }

        init(from decoder: any Decoder) throws {
            let read = try decoder.readsOnce { json in Boxed(json["n"]?.int64.flatMap(Int.init(exactly:)) ?? 0) }
            box = try #require(read)
        }

        func encode(to encoder: any Encoder) throws {
            #expect(
                encoder.writesOnce(box) { text in
                    text.name("n")
                    text.number(box.value)
                })
        }
    }

    @Test func whatSeveralShareIsWrittenOnceIntoASnapshotAndSharedAgain() throws {
        let (one, two) = (Boxed(1), Boxed(2))
        let shared = [one, two, one, one, two].map(Sharing.init)
        let text = try SnapshotText.bytes(of: shared)
        #expect(String(decoding: text, as: UTF8.self) == #"[{"n":1},{"n":2},0,0,1]"#)
        let read = try SnapshotText.state([Sharing].self, of: text).map(\.box)
        #expect(read.map(\.value) == [1, 2, 1, 1, 2])
        #expect(read[0] === read[2] && read[0] === read[3] && read[1] === read[4] && read[0] !== read[1])
        let whole = #"[{"n":1},{"n":2},{"n":1},{"n":1},{"n":2}]"#
        #expect(String(decoding: try JSONValue.bytes(streaming: shared), as: UTF8.self) == whole)
        for wrong in ["[0]", #"[{"n":1},1]"#, #"[{"n":1},-1]"#, #"[{"n":1},0.5]"#, #"[{"n":1},18446744073709551616]"#] {
            #expect(throws: DecodingError.self) { try self.read([Sharing].self, wrong) }
        }
    }
}
