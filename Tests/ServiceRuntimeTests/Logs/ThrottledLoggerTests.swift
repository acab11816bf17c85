import Foundation
import Logging
import Synchronization
import Testing

@testable import ServiceRuntime

@Suite struct ThrottledLoggerTests {
    @Test func theFirstIsLoggedThenOneAnIntervalWithTheNumberLeftOut() {
        var throttle = LogThrottle(every: .seconds(10), capacity: 8)
        let start = ContinuousClock.now
        #expect(throttle.admit("a", at: start) == .log(suppressed: 0))
        #expect(throttle.admit("b", at: start) == .log(suppressed: 0))
        for second in 1...9 { #expect(throttle.admit("a", at: start + .seconds(second)) == .suppress) }
        #expect(throttle.admit("a", at: start + .seconds(10)) == .log(suppressed: 9))
        #expect(throttle.admit("a", at: start + .seconds(19)) == .suppress)
        #expect(throttle.admit("a", at: start + .seconds(20)) == .log(suppressed: 1))
    }

    @Test func whatWasLeftOutLastIsToldOnce() {
        var throttle = LogThrottle(every: .seconds(10), capacity: 8)
        let start = ContinuousClock.now
        for key in ["b", "a", "b", "a", "a", "c"] { _ = throttle.admit(key, at: start) }
        #expect(throttle.overdue(at: start + .seconds(9)).isEmpty)
        let overdue = throttle.overdue(at: start + .seconds(10))
        #expect(overdue.map(\.key) == ["a", "b"])
        #expect(overdue.map(\.suppressed) == [2, 1])
        #expect(throttle.overdue(at: start + .seconds(20)).isEmpty)
    }

    @Test func keysWithoutEndDoNotFillTheMemoryAndLoseTheOldestFirst() {
        var throttle = LogThrottle(every: .seconds(10), capacity: 2)
        let start = ContinuousClock.now
        _ = throttle.admit("a", at: start)
        _ = throttle.admit("b", at: start + .seconds(1))
        _ = throttle.admit("c", at: start + .seconds(2))
        #expect(throttle.admit("b", at: start + .seconds(3)) == .suppress)
        #expect(throttle.admit("a", at: start + .seconds(3)) == .log(suppressed: 0))
    }

    @Test func theLoggerWritesWhatIsAdmittedAndTheRestAtTheEnd() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/log"
        let file = open(path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        let sink = LogSink(descriptor: file) { _ in [] }
        let logger = Logger(label: "test") { LineLogHandler(label: $0, format: .text, sink: sink, logLevel: .info) }
        let start = ContinuousClock.now
        let clock = SharedSeconds()
        let throttled = ThrottledLogger(logger, every: .seconds(10)) { start + .seconds(clock.value) }
        for _ in 0..<5 { throttled.log(.warning, key: "gap", "a gap", metadata: ["from": "pledges"]) }
        throttled.log(.debug, key: "quiet", "below the level")
        clock.value = 10
        throttled.log(.warning, key: "gap", "a gap", metadata: ["from": "pledges"])
        throttled.log(.warning, key: "gap", "a gap")
        clock.value = 20
        throttled.flush()
        close(file)
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map { $0.dropFirst(13) }
        #expect(
            lines == [
                "warning test: a gap from=pledges", "warning test: a gap from=pledges suppressed=4",
                "info test: more of the same was left out key=gap suppressed=1",
            ])
    }
}

/// A clock that a test turns by hand.
private final class SharedSeconds: Sendable {
    private let seconds = Mutex(0)
    var value: Int {
        get { seconds.withLock { $0 } }
        set { seconds.withLock { $0 = newValue } }
    }
}
