public import MessageSchema

/// What a question is asked of: as of a day, as known at a moment (DOMAIN.md section 4, the first two of three times).
public struct Moment: Hashable, Sendable {
    /// Entries in effect by the end of this day in UTC; `nil` for all, also those that lie ahead.
    public let asOf: CalendarDay?
    /// Entries learned by then; `nil` for all that are recorded.
    public let knownAt: Instant?

    /// Every entry that is recorded.
    public static let everything = Moment(asOf: nil, knownAt: nil)

    /// Names a moment.
    public init(asOf: CalendarDay?, knownAt: Instant?) {
        self.asOf = asOf
        self.knownAt = knownAt
    }

    /// Whether an entry counts at this moment.
    public func includes(_ stamp: EntryStamp) -> Bool {
        (asOf.map { stamp.effective.lastDay <= $0 } ?? true) && isKnown(stamp)
    }

    /// Whether an entry was known at this moment, whenever it takes effect.
    public func isKnown(_ stamp: EntryStamp) -> Bool {
        knownAt.map { stamp.learned <= $0 } ?? true
    }
}
