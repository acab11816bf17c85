import Foundation
import Logging
import Testing

@testable import ServiceRuntime

@Suite struct LogLineTests {
    private static let moment = LogTime(microseconds: 1_795_348_984_123_456)

    private func line(_ message: String, _ metadata: [(key: String, value: String)] = []) -> LogLine {
        LogLine(time: Self.moment, level: .info, label: "pledges", message: message, metadata: metadata)
    }

    private func text(_ line: LogLine, _ format: LogFormat, limit: Int = 4096) -> String {
        String(decoding: line.bytes(as: format, limit: limit), as: UTF8.self)
    }

    @Test func aLineForATerminalIsShort() throws {
        let result = text(line("committed", [(key: "events", value: "3"), (key: "why", value: "a b=\"c\"")]), .text)
        let pattern = /^\d\d:\d\d:04\.123 info pledges: committed events=3 why="a b=\\"c\\""\n$/
        #expect(result.contains(pattern), "\(result)")
    }

    @Test func aLineForAMachineIsOneObjectInUTC() throws {
        let result = text(line("committed", [(key: "events", value: "3")]), .json)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(result.utf8)) as? [String: Any])
        #expect(object["time"] as? String == "2026-11-22T12:03:04.123456Z")
        #expect(object["level"] as? String == "info")
        #expect(object["service"] as? String == "pledges")
        #expect(object["message"] as? String == "committed")
        #expect(object["metadata"] as? [String: String] == ["events": "3"])
    }

    @Test(arguments: [
        "two\nlines", "\r\u{1B}[2J", "\u{0}", "quote \" backslash \\", "tab\t", "\u{85}\u{2028}\u{202E}", "é — 🪖",
    ])
    func whatAMessageHoldsCannotBreakTheLine(message: String) throws {
        let asJSON = text(line(message, [(key: message, value: message)]), .json)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(asJSON.utf8)) as? [String: Any])
        #expect(object["message"] as? String == message)
        #expect(object["metadata"] as? [String: String] == [message: message])
        for whole in [asJSON, text(line(message, [(key: message, value: message)]), .text)] {
            let steering = whole.unicodeScalars.dropLast().filter {
                $0.value < 32 || (0x7F...0x9F).contains($0.value) || $0.value == 0x2028 || $0.value == 0x202E
            }
            #expect(steering.isEmpty, "\(whole.debugDescription)")
            #expect(whole.hasSuffix("\n"))
        }
    }

    @Test(arguments: [LogFormat.text, .json], ["x", "é", "\u{1}", "\""])
    func aLongLineIsShortenedAndStaysWhole(format: LogFormat, filling: String) throws {
        let long = String(repeating: filling, count: 20_000)
        let many = (0..<100).map { (key: "key\($0)", value: long) }
        for candidate in [line(long), line("m", [(key: "k", value: long)]), line(long, many)] {
            let bytes = candidate.bytes(as: format, limit: 4096)
            #expect(bytes.count <= 4096)
            #expect(bytes.last == 10)
            #expect(String(validating: bytes, as: UTF8.self) != nil)
            if format == .json { #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(bytes)) } }
        }
    }

    @Test func momentsBeforeTheEpochAreWrittenTooAndLeapDaysExist() {
        #expect(LogTime(microseconds: -1).inUTC == "1969-12-31T23:59:59.999999Z")
        #expect(LogTime(microseconds: 1_709_164_800_000_000).inUTC == "2024-02-29T00:00:00.000000Z")
    }
}
