public import MessageSchema

/// The last day on which an authorisation holds, and by which instrument.
public struct AuthorisationExpiry: Codable, Hashable, Sendable {
    /// The last day; open-ended where missing.
    public let expiresOn: CalendarDay?
    /// The instrument that says so, where it is named.
    public let instrument: Text?

    /// Puts it together.
    public init(expiresOn: CalendarDay?, instrument: Text?) {
        self.expiresOn = expiresOn
        self.instrument = instrument
    }
}
