import Synchronization

/// Something that happens once, and that tasks can wait for with a deadline.
///
/// The mutex protects everything; no task is resumed while it is held.
final class Latch: Sendable {
    private struct State {
        var open = false
        var waiters: [Int: CheckedContinuation<Bool, Never>] = [:]
        var next = 0
    }

    private let state = Mutex(State())

    /// Whether it has happened.
    var isOpen: Bool { state.withLock { $0.open } }

    /// Says that it has happened; a second time changes nothing.
    func open() {
        let waiters = state.withLock { state in
            state.open = true
            defer { state.waiters.removeAll() }
            return state.waiters.keys.sorted().compactMap { state.waiters[$0] }
        }
        for waiter in waiters { waiter.resume(returning: true) }
    }

    /// Waits until it has happened, or until the deadline; also a cancelled task waits.
    ///
    /// - Returns: Whether it happened in time.
    func wait(within limit: Duration) async -> Bool {
        let id = state.withLock { state in
            state.next += 1
            return state.next
        }
        var timer: Task<Void, Never>?
        defer { timer?.cancel() }
        return await withCheckedContinuation { continuation in
            let isOpen = state.withLock { state in
                if !state.open { state.waiters[id] = continuation }
                return state.open
            }
            if isOpen { return continuation.resume(returning: true) }
            timer = Task.detached { [self] in
                // Cancelled as soon as the wait is over; then nobody waits under this number any more.
                try? await Task.sleep(for: limit)
                expire(id)
            }
        }
    }

    private func expire(_ id: Int) {
        state.withLock { $0.waiters.removeValue(forKey: id) }?.resume(returning: false)
    }
}
