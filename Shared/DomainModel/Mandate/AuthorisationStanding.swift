public import MessageSchema

/// What an authorisation comes to at a moment.
public struct AuthorisationStanding: Hashable, Sendable {
    /// The authorisation as it was recorded.
    public let authorisation: Authorisation
    /// Where that comes from.
    public let stamp: EntryStamp
    /// Until when it holds, renewals among it.
    public let expiresOn: CalendarDay?
    /// The events that this rests on: the recording, then the renewal that holds.
    public let entries: [EventID]
    /// Whether the sources carry it; one too weak to move a value is shown and authorises nothing.
    public let isSupported: Bool

    /// Whether it authorises the force on a day: adopted by then, not expired, and supported by its sources.
    public func isInForce(on day: CalendarDay) -> Bool {
        isSupported && authorisation.adoptedOn <= day && (expiresOn.map { day <= $0 } ?? true)
    }

    /// How many days are left after a day: 0 on the last one, negative when expired, `nil` where it is open-ended.
    public func daysLeft(after day: CalendarDay) -> Int? {
        expiresOn.map { $0.daysSinceEpoch - day.daysSinceEpoch }
    }
}
