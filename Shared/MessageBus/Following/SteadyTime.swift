package import MessageSchema

/// A time that never runs backwards, made of a clock that may: what waits are measured by.
///
/// A clock that is put back stands still here until it moves on; nothing waits longer for it.
package struct SteadyTime: Hashable, Sendable {
    /// The present, in a time of its own.
    package private(set) var now: Instant
    private var lastRead: Instant?

    /// Begins before the first reading.
    package init() {
        now = Instant(microseconds: 0)
    }

    /// Takes a reading of the clock in.
    package mutating func read(_ clock: Instant) {
        if let lastRead, clock > lastRead { now = now.advanced(by: clock.since(lastRead)) }
        lastRead = clock
    }

    /// How long ago a moment of this time was.
    package func elapsed(since moment: Instant) -> Duration { now.since(moment) }
}
