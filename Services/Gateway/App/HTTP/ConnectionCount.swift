import Synchronization

/// How many connections there are, of all that are guarded.
final class ConnectionCount: Sendable {
    let limit: Int
    private let count = Mutex(0)

    init(limit: Int) {
        self.limit = limit
    }

    /// Counts one more.
    /// - Returns: how many there are with it.
    func enter() -> Int {
        count.withLock {
            $0 += 1
            return $0
        }
    }

    func leave() { count.withLock { $0 -= 1 } }
}
