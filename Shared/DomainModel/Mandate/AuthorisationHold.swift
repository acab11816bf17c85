public import MessageSchema

/// Whether an authorisation is suspended from a day on, and why.
public struct AuthorisationHold: Codable, Hashable, Sendable {
    /// Whether it is suspended; otherwise it was reinstated.
    public let isSuspended: Bool
    /// Why, where it is said.
    public let reason: Text?
    /// The instrument that says so, where it is named.
    public let instrument: Text?

    /// Puts it together.
    public init(isSuspended: Bool, reason: Text?, instrument: Text?) {
        self.isSuspended = isSuspended
        self.reason = reason
        self.instrument = instrument
    }

    init(_ suspension: AuthorisationSuspension) {
        self.init(isSuspended: true, reason: suspension.reason, instrument: suspension.instrument)
    }

    init(_ reinstatement: AuthorisationReinstatement) {
        self.init(isSuspended: false, reason: reinstatement.reason, instrument: reinstatement.instrument)
    }
}
