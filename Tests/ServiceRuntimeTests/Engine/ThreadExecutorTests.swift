import Dispatch
import Testing

@testable import ServiceRuntime

/// An actor that runs on a thread of its own, or on that of a guest who finds it idle.
struct ThreadExecutorTests {
    private actor Counter {
        let executor = ThreadExecutor(label: "test.executor")
        private(set) var count = 0

        nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

        func increment() { count += 1 }

        func incrementLater() {
            Task { increment() }
        }

        /// Does not come back before it is told to.
        func block(_ begun: DispatchSemaphore, until end: DispatchSemaphore) {
            begun.signal()
            end.wait()
            count += 1
        }
    }

    @Test func aGuestRunsAtOnceWhileTheActorIsIdle() async {
        let counter = Counter()
        #expect(counter.executor.runIfIdle { counter.assumeIsolated { $0.increment() } })
        #expect(await counter.count == 1)
        #expect(counter.executor.runIfIdle { counter.assumeIsolated { $0.increment() } })
        #expect(await counter.count == 2)
    }

    @Test func aGuestIsTurnedAwayWhileTheActorRuns() async {
        let counter = Counter()
        let (begun, end) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        async let blocking: Void = counter.block(begun, until: end)
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                begun.wait()
                #expect(!counter.executor.runIfIdle { Issue.record("two at once") })
                end.signal()
                continuation.resume()
            }
        }
        await blocking
        #expect(await counter.count == 1)
    }

    @Test func whatComesWhileAGuestRunsIsDoneAfterwards() async {
        let counter = Counter()
        let wasRun = counter.executor.runIfIdle {
            counter.assumeIsolated { counter in
                counter.incrementLater()
                #expect(!counter.executor.runIfIdle { Issue.record("two at once") })
                #expect(counter.count == 0)
            }
        }
        #expect(wasRun)
        #expect(await counter.count == 1)
    }

    @Test func aTaskKeepsToItsThreadExecutor() async {
        let executor = ThreadTaskExecutor(label: "test.reader")
        let sum = await Task(executorPreference: executor) {
            var sum = 0
            for number in 1...100 {
                await Task.yield()
                sum += number
            }
            return sum
        }.value
        #expect(sum == 5_050)
    }
}
