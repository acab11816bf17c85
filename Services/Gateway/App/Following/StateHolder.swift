import GatewayDomain
import MessageSchema
import Synchronization

/// Holds the state that questions are answered from, and those who wait for it to reach a bookmark.
///
/// Readers take the state as a value and work on it outside; only the intake publishes a new one.
actor StateHolder {
    private let shown = Mutex((state: GatewayState(), version: UInt64(0)))
    private var isRestored = false
    private var isStopping = false
    private var waiting: [UInt64: (bookmark: Bookmark, continuation: CheckedContinuation<Bool, Never>)] = [:]
    private var lastWaiter: UInt64 = 0

    /// The state as it is now; whoever asks does not wait for anything.
    nonisolated var current: GatewayState { shown.withLock { $0.state } }

    /// How often a state was published.
    nonisolated var version: UInt64 { shown.withLock { $0.version } }

    /// Whether the store's events are folded.
    var isReady: Bool { isRestored }

    /// Takes a new state and wakes those whose bookmark it reaches.
    /// - Parameter telling: tells others of what led to it, in the same step: whoever has waited for a bookmark finds it
    ///   reached there too, and whoever is told of an event finds it in the answers.
    func publish(_ state: GatewayState, telling: @Sendable () -> Void = {}) {
        shown.withLock { $0 = (state, $0.version + 1) }
        isRestored = true
        telling()
        for (waiter, entry) in waiting where state.reaches(entry.bookmark) {
            waiting[waiter] = nil
            entry.continuation.resume(returning: true)
        }
    }

    /// Waits until everything that a bookmark names is folded.
    /// - Returns: whether it is; `false` after the time given, when cancelled, and when the process stops.
    func wait(for bookmark: Bookmark, upTo duration: Duration) async -> Bool {
        if current.reaches(bookmark) { return true }
        guard !isStopping, duration > .zero, !Task.isCancelled else { return false }
        lastWaiter += 1
        let waiter = lastWaiter
        let deadline = Task {
            try await Task.sleep(for: duration)
            self.giveUp(waiter)
        }
        defer { deadline.cancel() }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                waiting[waiter] = (bookmark, continuation)
                // The cancellation may have come before there was anything to give up.
                if Task.isCancelled { giveUp(waiter) }
            }
        } onCancel: {
            Task { await self.giveUp(waiter) }
        }
    }

    /// Lets everybody go who waits, and nobody wait from now on.
    func stop() {
        isStopping = true
        for waiter in Array(waiting.keys) { giveUp(waiter) }
    }

    private func giveUp(_ waiter: UInt64) {
        waiting.removeValue(forKey: waiter)?.continuation.resume(returning: false)
    }
}
