import Synchronization

/// A queue from the loop's thread to any number of tasks, which says when it is full.
///
/// Elements and waiting tasks are protected by the mutex; no task is resumed while it is held.
final class BoundedQueue<Element: Sendable>: Sendable {
    private struct Waiter {
        let id: Int
        let continuation: CheckedContinuation<Element?, Never>
    }

    private struct State {
        /// Elements from `head` on wait; those before it have been taken.
        var elements: [Element?] = []
        var head = 0
        var messages = 0
        var bytes = 0
        var waiters: [Waiter] = []
        var nextID = 0
        var finished = false
        /// The producer found the queue full and wants to hear when half of it is free.
        var producerWaits = false

        mutating func pop() -> Element? {
            guard head < elements.count else { return nil }
            let element = elements[head]
            elements[head] = nil
            head += 1
            if head == elements.count {
                elements.removeAll(keepingCapacity: true)
                head = 0
            } else if head >= 1_024, head * 2 >= elements.count {
                elements.removeFirst(head)
                head = 0
            }
            return element
        }
    }

    private let state = Mutex(State())
    private let bounds: QueueBounds
    private let measure: @Sendable (Element) -> (messages: Int, bytes: Int)
    private let onRoom: @Sendable () -> Void

    /// - Parameter onRoom: Called, outside the lock, when a producer that found the queue full may go on.
    init(
        bounds: QueueBounds, measure: @escaping @Sendable (Element) -> (messages: Int, bytes: Int),
        onRoom: @escaping @Sendable () -> Void
    ) {
        self.bounds = bounds
        self.measure = measure
        self.onRoom = onRoom
    }

    /// Whether the bounds are reached; if so the producer is told when there is room again.
    func isFullOrNotify() -> Bool {
        state.withLock { state in
            let full = state.messages >= bounds.messages || state.bytes >= bounds.size.bytes
            state.producerWaits = full
            return full
        }
    }

    /// Appends an element whether or not the bounds are reached: the producer asked before it read.
    func push(_ element: Element) {
        let waiter = state.withLock { state -> Waiter? in
            if state.finished { return nil }
            if !state.waiters.isEmpty { return state.waiters.removeFirst() }
            let size = measure(element)
            state.elements.append(element)
            state.messages += size.messages
            state.bytes += size.bytes
            return nil
        }
        waiter?.continuation.resume(returning: element)
    }

    /// Appends an element, and drops the oldest ones where the bounds demand it.
    ///
    /// - Returns: The number of elements dropped.
    func pushDroppingOldest(_ element: Element) -> Int {
        push(element)
        return state.withLock { state in
            var dropped = 0
            while state.messages > bounds.messages || state.bytes > bounds.size.bytes, take(&state) != nil {
                dropped += 1
            }
            return dropped
        }
    }

    /// The next element; nil when the queue is finished and empty, or when the calling task is cancelled.
    func next() async -> Element? {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                register(Waiter(id: id, continuation: continuation))
            }
        } onCancel: {
            cancel(id)
        }
    }

    /// The elements that wait already, at most so many, without waiting for any.
    func takeWaiting(atMost count: Int) -> [Element] {
        let (elements, tells) = state.withLock { state in
            var elements: [Element] = []
            while elements.count < count, let element = take(&state) { elements.append(element) }
            return (elements, madeRoom(&state))
        }
        if tells { onRoom() }
        return elements
    }

    private func take(_ state: inout State) -> Element? {
        guard let element = state.pop() else { return nil }
        let size = measure(element)
        state.messages -= size.messages
        state.bytes -= size.bytes
        return element
    }

    /// Whether the producer is to be told that there is room again.
    private func madeRoom(_ state: inout State) -> Bool {
        guard state.producerWaits, state.messages <= bounds.messages / 2, state.bytes <= bounds.size.bytes / 2 else {
            return false
        }
        state.producerWaits = false
        return true
    }

    private enum Outcome {
        case waits
        case ends
        case delivers(Element, roomForProducer: Bool)
    }

    private func register(_ waiter: Waiter) {
        let outcome = state.withLock { state -> Outcome in
            if Task.isCancelled { return .ends }
            if let element = take(&state) {
                return .delivers(element, roomForProducer: madeRoom(&state))
            }
            if state.finished { return .ends }
            state.waiters.append(waiter)
            return .waits
        }
        switch outcome {
        case .waits: break
        case .ends: waiter.continuation.resume(returning: nil)
        case .delivers(let element, let tells):
            if tells { onRoom() }
            waiter.continuation.resume(returning: element)
        }
    }

    private func cancel(_ id: Int) {
        let waiter = state.withLock { state -> Waiter? in
            // Where the task is not registered yet, it will see its cancellation when it registers.
            state.waiters.firstIndex { $0.id == id }.map { state.waiters.remove(at: $0) }
        }
        waiter?.continuation.resume(returning: nil)
    }

    /// Ends the queue: what waits can still be taken, then `next` returns nil.
    func finish() {
        let waiters = state.withLock { state -> [Waiter] in
            state.finished = true
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.continuation.resume(returning: nil) }
    }
}
