import Testing

@testable import MessageBus

struct BoundedQueueTests {
    @Test func handsOverAllThatWaitsInOrder() async {
        let queue = BoundedQueue<Int>(limit: 10)
        for number in 1...3 { #expect(queue.push(number)) }
        #expect(await queue.next() == [1, 2, 3])
    }

    @Test func takesNoMoreThanItsLimit() async {
        let queue = BoundedQueue<Int>(limit: 2)
        #expect(queue.push(1) && queue.push(2))
        #expect(!queue.push(3))
        #expect(await queue.next() == [1, 2])
        #expect(queue.push(4))
        #expect(await queue.next() == [4])
    }

    @Test func aWaitingReaderIsWoken() async {
        let queue = BoundedQueue<Int>(limit: 2)
        async let next = queue.next()
        await Task.yield()
        _ = queue.push(7)
        #expect(await next == [7])
    }

    @Test func closingGivesWhatIsLeftAndThenTheEnd() async {
        let queue = BoundedQueue<Int>(limit: 2)
        _ = queue.push(1)
        queue.close()
        #expect(!queue.push(2))
        #expect(await queue.next() == [1])
        #expect(await queue.next() == nil)
    }

    @Test func cancellationEndsAWaitingReader() async {
        let queue = BoundedQueue<Int>(limit: 2)
        let reader = Task { await queue.next() }
        await Task.yield()
        reader.cancel()
        #expect(await reader.value == nil)
    }

    @Test func manyWritersLoseNothing() async {
        let queue = BoundedQueue<Int>(limit: 100_000)
        await withTaskGroup(of: Void.self) { group in
            for writer in 0..<8 {
                group.addTask { for number in 0..<500 { _ = queue.push(writer * 500 + number) } }
            }
        }
        var all: [Int] = []
        queue.close()
        while let batch = await queue.next() { all += batch }
        #expect(all.sorted() == Array(0..<4_000))
    }
}
