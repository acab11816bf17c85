import Synchronization

/// A bounded queue between tasks that hands over everything that waits at once. One reader, any number of writers.
final class BoundedQueue<Element: Sendable>: Sendable {
    private struct State {
        var elements: [Element] = []
        var isClosed = false
        var reader: CheckedContinuation<Void, Never>?
    }

    private let limit: Int
    private let state = Mutex(State())

    init(limit: Int) {
        self.limit = limit
    }

    /// Puts an element at the end; `false` where the queue is full or closed.
    func push(_ element: Element) -> Bool {
        let (taken, reader) = state.withLock { state -> (Bool, CheckedContinuation<Void, Never>?) in
            guard !state.isClosed, state.elements.count < limit else { return (false, nil) }
            state.elements.append(element)
            defer { state.reader = nil }
            return (true, state.reader)
        }
        reader?.resume()
        return taken
    }

    /// Everything that waits, at least one element; `nil` once closed and empty, or when the task is cancelled.
    func next() async -> [Element]? {
        while true {
            let (taken, isOver) = state.withLock { state -> ([Element], Bool) in
                defer { state.elements.removeAll() }
                return (state.elements, state.isClosed)
            }
            if !taken.isEmpty { return taken }
            if isOver || Task.isCancelled { return nil }
            await withTaskCancellationHandler {
                await withCheckedContinuation { continuation in
                    let isReady = state.withLock { state -> Bool in
                        guard state.elements.isEmpty, !state.isClosed, !Task.isCancelled else { return true }
                        state.reader = continuation
                        return false
                    }
                    if isReady { continuation.resume() }
                }
            } onCancel: {
                wake()
            }
        }
    }

    /// Lets go of everything that waits.
    func removeAll() {
        state.withLock { $0.elements.removeAll() }
    }

    /// Takes nothing more; the reader gets what is left and then the end.
    func close() {
        state.withLock { $0.isClosed = true }
        wake()
    }

    private func wake() {
        let reader = state.withLock { state -> CheckedContinuation<Void, Never>? in
            defer { state.reader = nil }
            return state.reader
        }
        reader?.resume()
    }
}
