import Foundation
import Logging
import Testing

@testable import ServiceRuntime

@Suite struct LogSinkTests {
    private static func pair() throws -> (reading: CInt, writing: CInt) {
        signal(SIGPIPE, SIG_IGN)
        var ends: [CInt] = [-1, -1]
        try #require(pipe(&ends) == 0)
        return (ends[0], ends[1])
    }

    private static func drain(_ descriptor: CInt) -> String {
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        while poll(&request, 1, 0) == 1 {
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { break }
            all += buffer[..<count]
        }
        return String(decoding: all, as: UTF8.self)
    }

    private static func sink(_ descriptor: CInt) -> LogSink {
        LogSink(descriptor: descriptor) { Array("lost \($0)\n".utf8) }
    }

    @Test func aReaderWhoIsGoneCostsLinesAndNothingElse() throws {
        let ends = try Self.pair()
        let sink = Self.sink(ends.writing)
        close(ends.reading)
        for _ in 0..<3 { sink.write(Array("x\n".utf8)) }
        #expect(sink.lostLines == 3)
        close(ends.writing)
    }

    @Test func aReaderWhoDoesNotReadCostsLinesThatAreCountedWhenItReadsAgain() throws {
        let ends = try Self.pair()
        let sink = Self.sink(ends.writing)
        let line = Array((String(repeating: "y", count: 999) + "\n").utf8)
        for _ in 0..<200 { sink.write(line) }
        #expect(sink.lostLines > 100)
        let lost = sink.lostLines
        let taken = Self.drain(ends.reading).split(separator: "\n")
        #expect(taken.count == 200 - lost)
        #expect(taken.allSatisfy { $0.count == 999 })
        sink.write(Array("again\n".utf8))
        #expect(Self.drain(ends.reading) == "lost \(lost)\nagain\n")
        close(ends.reading)
        close(ends.writing)
    }

    @Test func linesOfManyTasksDoNotMix() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/log"
        let file = open(path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        let sink = Self.sink(file)
        await withTaskGroup(of: Void.self) { group in
            for task in 0..<8 {
                group.addTask {
                    for number in 0..<200 {
                        var logger = Logger(label: "test") { label in
                            LineLogHandler(label: label, format: .json, sink: sink, logLevel: .info)
                        }
                        logger[metadataKey: "task"] = "\(task)"
                        logger.info(
                            "message",
                            metadata: ["number": "\(number)", "pad": "\(String(repeating: "z", count: 500))"])
                        logger.debug("below the level")
                    }
                }
            }
        }
        close(file)
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 1600)
        var seen: Set<String> = []
        for line in lines {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            let metadata = try #require(object?["metadata"] as? [String: String])
            seen.insert("\(metadata["task"] ?? "") \(metadata["number"] ?? "")")
        }
        #expect(seen.count == 1600)
    }

    @Test func aFileAndAPipeAreGivenJSONUnlessAskedOtherwise() throws {
        let ends = try Self.pair()
        #expect(Logs.resolved(.auto, descriptor: ends.writing) == .json)
        #expect(Logs.resolved(.text, descriptor: ends.writing) == .text)
        let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        try #require(terminal >= 0)
        #expect(Logs.resolved(.auto, descriptor: terminal) == .text)
        close(terminal)
        close(ends.reading)
        close(ends.writing)
    }
}
