import CZeroMQ
import Glibc
import Synchronization

/// The descriptor that ends the loop's sleep, written only while it sleeps and only once.
final class WakeUp: Sendable {
    private enum Phase {
        /// The loop runs, and nothing new was announced.
        static let idle: UInt8 = 0
        /// Something was announced that the loop has not looked at yet.
        static let announced: UInt8 = 1
        /// The loop sleeps in its poll.
        static let asleep: UInt8 = 2
    }

    let descriptor: Int32
    private let phase = Atomic<UInt8>(Phase.idle)
    private let writes = Atomic<Int>(0)

    /// - Throws: `descriptors-exhausted` where the system grants none.
    init() throws(MessagingError) {
        descriptor = Library.result { eventfd(0, Int32(EFD_NONBLOCK) | Int32(EFD_CLOEXEC)) }
        if descriptor < 0 {
            throw MessagingError(
                .descriptorsExhausted, "No descriptor is left to wake the loop: raise the limit (ulimit -n).",
                systemCode: -descriptor)
        }
    }

    deinit {
        _ = Glibc.close(descriptor)
    }

    /// How often the descriptor was written.
    var wakeUps: Int { writes.load(ordering: .relaxed) }

    /// Announces work to the loop; may be called from any thread.
    func signal() {
        guard phase.exchange(Phase.announced, ordering: .acquiringAndReleasing) == Phase.asleep else { return }
        writes.add(1, ordering: .relaxed)
        // The counter cannot overflow, as it is written once a sleep: the result carries no news.
        _ = Library.result { eventfd_write(descriptor, 1) }
    }

    /// Called by the loop before it polls.
    ///
    /// - Returns: Whether it may sleep; if not, something was announced meanwhile.
    func mayMoveToSleep() -> Bool {
        phase.compareExchange(expected: Phase.idle, desired: Phase.asleep, ordering: .acquiringAndReleasing).exchanged
    }

    /// Called by the loop after it polled, before it looks at the queues.
    func awake() {
        // An exchange and no plain store: it must see what was appended before the announcement that it erases.
        _ = phase.exchange(Phase.idle, ordering: .acquiringAndReleasing)
    }

    /// Called by the loop when the descriptor is readable.
    func drain() {
        var count: eventfd_t = 0
        _ = Library.result { eventfd_read(descriptor, &count) }
    }
}
