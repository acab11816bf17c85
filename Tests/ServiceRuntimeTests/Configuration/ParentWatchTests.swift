import Foundation
import Testing

@testable import ServiceRuntime

@Suite struct ParentWatchTests {
    @Test func aProcessThatWasStartedByHandHasNoParentToWatch() throws {
        #expect(try !ParentWatch.start(environment: [:]))
    }

    @Test(arguments: ["x", "1", "-5", "9999"]) func whatIsNoPipeIsRefused(value: String) throws {
        let error = #expect(throws: SettingsError.self) {
            try ParentWatch.start(environment: [ParentWatch.variable: value])
        }
        #expect(error?.subject == "MUSTER_PARENT_PIPE")
    }

    @Test func theEndOfTheParentIsSeenWhenTheOtherEndCloses() async {
        var ends: [CInt] = [-1, -1]
        let kind = CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue)
        #expect(socketpair(AF_UNIX, kind, 0, &ends) == 0)
        let (watched, held) = (ends[0], ends[1])
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
        Thread.detachNewThread {
            ParentWatch.waitForEnd(of: watched)
            continuation.finish()
        }
        close(held)
        // The test ends because the thread does.
        for await _ in stream {}
        close(watched)
    }
}
