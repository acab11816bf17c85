public import MessageSchema

/// An authorisation, its renewals and suspensions, and every time that it ran out.
public struct AuthorisationRecord: DefinedRecord {
    /// Where the event that first named it comes from.
    public let created: EntryStamp
    /// What was recorded of it.
    public private(set) var definition: Timeline<Authorisation>
    /// Until when it holds: its own expiry first, then every renewal.
    public private(set) var expiry: Timeline<AuthorisationExpiry>
    /// Every suspension and reinstatement.
    public private(set) var holds: Timeline<AuthorisationHold>
    /// Every time that it ran out, as time brought it about; a renewal recorded late may undo what it says of a day.
    public private(set) var expirations: Timeline<AuthorisationExpiration>

    init(_ authorisation: Authorisation, _ stamp: EntryStamp) {
        created = stamp
        definition = Timeline(authorisation, stamp)
        expiry = Timeline(
            AuthorisationExpiry(expiresOn: authorisation.expiresOn, instrument: authorisation.instrument), stamp)
        holds = Timeline()
        expirations = Timeline()
    }

    mutating func record(_ authorisation: Authorisation, _ stamp: EntryStamp) {
        definition.insert(authorisation, stamp)
        expiry.insert(
            AuthorisationExpiry(expiresOn: authorisation.expiresOn, instrument: authorisation.instrument), stamp)
    }

    mutating func renew(_ renewal: AuthorisationRenewal, _ stamp: EntryStamp) {
        expiry.insert(AuthorisationExpiry(expiresOn: renewal.expiresOn, instrument: renewal.instrument), stamp)
    }

    mutating func hold(_ hold: AuthorisationHold, _ stamp: EntryStamp) {
        holds.insert(hold, stamp)
    }

    mutating func expire(_ expiration: AuthorisationExpiration, _ stamp: EntryStamp) {
        expirations.insert(expiration, stamp)
    }

    /// The last days after which it was out of force, with the day after each, as far as that day has come: those that no
    /// renewal in effect by the day after went beyond.
    ///
    /// A renewal that takes effect later brings it back into force and leaves the gap before it.
    public func lastDays(by today: CalendarDay) -> [(expiresOn: CalendarDay, outOfForceFrom: CalendarDay)] {
        Set(expiry.entries.compactMap(\.value.expiresOn)).sorted().compactMap { last in
            guard let next = CalendarDay(daysSinceEpoch: last.daysSinceEpoch + 1), next <= today else { return nil }
            let moment = Moment(asOf: next, knownAt: nil)
            guard definition.entry(at: moment) != nil, expiry.value(at: moment)?.expiresOn == last else { return nil }
            return (last, next)
        }
    }

    /// Whether it was recorded that it ran out after a day.
    public func hasExpired(after last: CalendarDay) -> Bool {
        expirations.entries.contains { $0.value.expiresOn == last }
    }
}
