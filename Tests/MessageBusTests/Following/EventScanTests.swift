import Foundation
import MessageSchema
import TestSupport
import Testing

@testable import MessageBus

struct EventScanTests {
    private static var golden: [[UInt8]] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "MessageSchemaTests/Golden")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
        return names.filter { $0.hasPrefix("muster.") }.sorted().compactMap {
            try? [UInt8](Data(contentsOf: folder.appending(path: $0)))
        }
    }

    @Test func findsWhatTheFullDecoderFinds() throws {
        let events = Self.golden
        #expect(events.count > 50)
        let coder = EventCoder()
        for bytes in events {
            #expect(EventScan.id(of: bytes) == (try coder.header(of: bytes).id))
        }
    }

    @Test(arguments: [
        (#"{"id":"pledges-1.1.7"}"#, "pledges-1.1.7"),
        (#" { "data" : {"id":"other-1.1.1","list":[{"id":"x"}]} , "id" : "pledges-1.1.7" } "#, "pledges-1.1.7"),
        (#"{"text":"a \"quoted\" {[,","id":"pledges-1.1.7"}"#, "pledges-1.1.7"),
        (#"{"text":"ends with \\","id":"pledges-1.1.7"}"#, "pledges-1.1.7"),
        (#"{"a":1,"b":-2.5e3,"c":true,"d":null,"e":[],"f":{},"id":"pledges-1.1.7"}"#, "pledges-1.1.7"),
    ]) func findsTheIDAtTheTopLevel(_ text: String, _ id: String) throws {
        #expect(EventScan.id(of: Array(text.utf8)) == (try EventID(wire: id)))
    }

    @Test(arguments: [
        "", "{", "[]", "null", #""id""#, "{}", #"{"id"}"#, #"{"id":}"#, #"{"id":7}"#, #"{"id":"#,
        #"{"id":"pledges-1.1"}"#,
        #"{"data":{"id":"pledges-1.1.7"}}"#, #"{"data":"\"#, #"{"data":[[["#, #"{"a":"x" "id":"pledges-1.1.7"}"#,
        #"[{"id":"pledges-1.1.7"}]"#, #"{"id":"pledges-1.1.7\"#,
    ]) func findsNothingWhereThereIsNoID(_ text: String) {
        #expect(EventScan.id(of: Array(text.utf8)) == nil)
    }

    @Test func garbageNeverCrashesAndIsNeverTakenForAnotherID() throws {
        var random = SeededGenerator(seed: 11)
        let events = Self.golden
        for _ in 0..<5_000 {
            var bytes = random.pick(events)
            for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: index)
                case 2: bytes.removeSubrange(index...)
                default: bytes.insert(random.pick([0x22, 0x5C, 0x7B, 0x7D, 0x5B, 0x5D, 0x2C, 0x3A]), at: index)
                }
            }
            guard let header = try? EventCoder().header(of: bytes) else {
                _ = EventScan.id(of: bytes)
                continue
            }
            #expect(EventScan.id(of: bytes) == header.id)
        }
    }
}
