public import MessageSchema

/// What an authorisation comes to at a moment.
public struct AuthorisationStanding: Hashable, Sendable {
    /// The authorisation as it was recorded.
    public let authorisation: Authorisation
    /// Where that comes from.
    public let stamp: EntryStamp
    /// Until when it holds, renewals among it.
    public let expiresOn: CalendarDay?
    /// The suspension that holds, or `nil` where it was never suspended or is reinstated.
    public let suspension: Timeline<AuthorisationHold>.Entry?
    /// The events that this rests on: the recording, the renewal that holds, the suspension or reinstatement that holds,
    /// and the note that it ran out after the day until which it holds.
    public let entries: [EventID]
    /// Whether the sources carry it; one too weak to move a value is shown and authorises nothing.
    public let isSupported: Bool

    /// The first day on which it holds.
    public var inForceFrom: CalendarDay {
        max(authorisation.adoptedOn, authorisation.inForceFrom ?? authorisation.adoptedOn)
    }

    /// What it is on a day: exactly one of adopted, in force, suspended and expired.
    ///
    /// One that has run out is expired, suspended or not; renewed while it was suspended, it is suspended again.
    public func state(on day: CalendarDay) -> AuthorisationState {
        guard isSupported, inForceFrom <= day else { return .adopted }
        if let expiresOn, expiresOn < day { return .expired }
        return suspension == nil ? .inForce : .suspended
    }

    /// Whether it authorises the force on a day: begun by then, not expired, not suspended, and supported by its sources.
    public func isInForce(on day: CalendarDay) -> Bool { state(on: day) == .inForce }

    /// How many days are left after a day: 0 on the last one, negative when expired, `nil` where it is open-ended.
    public func daysLeft(after day: CalendarDay) -> Int? {
        expiresOn.map { $0.daysSinceEpoch - day.daysSinceEpoch }
    }
}
