import Glibc
import Testing

@testable import ServiceRuntime

/// Work that gives way to all other.
struct BackgroundTaskExecutorTests {
    private func niceness() -> CInt { getpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0) }

    @Test func itsWorkGivesWayAndThatOfOthersDoesNot() async {
        let before = niceness()
        let within = await Task.detached(executorPreference: BackgroundTaskExecutor()) { niceness() }.value
        // Where nobody may step back further than they have, it is 19.
        #expect(within == min(19, max(before, 10)))
        #expect(niceness() == before)
    }

    @Test func aTaskThatWaitsInBetweenIsTakenUpAgain() async {
        let executor = BackgroundTaskExecutor()
        let inner = Task.detached(executorPreference: executor) { niceness() }
        let outer = Task.detached(executorPreference: executor) {
            let first = await inner.value
            await Task.yield()
            return [first, niceness()]
        }
        let found = await outer.value
        #expect(found[0] == found[1])
    }
}
