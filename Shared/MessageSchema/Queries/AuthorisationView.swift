/// An instrument that authorises the force.
public struct AuthorisationView: Codable, Hashable, Sendable {
    /// Its id.
    public let authorisation: EntityID
    /// Who adopted it.
    public let body: Text
    /// What it is called.
    public let instrument: Text
    /// The day of adoption.
    public let adoptedOn: CalendarDay
    /// The first day on which it holds, where that is later.
    public let inForceFrom: CalendarDay?
    /// How the vote went.
    public let votes: Votes?
    /// The last day on which it holds, renewals among it; open-ended where missing.
    public let expiresOn: CalendarDay?
    /// Days from the day asked for to that day; negative once it has run out, missing where open-ended.
    public let daysLeft: Int?
    /// Whether it authorises the force on the day asked for.
    public let inForce: Bool
    /// What it is on the day asked for: adopted, in force, suspended or expired.
    public let state: Coded<AuthorisationState>
    /// Why it is suspended; missing where it is not.
    public let suspendedFor: Text?
    /// Whether its sources carry it.
    public let supported: Bool
    /// The words of the instrument.
    public let wording: Text?
    /// The events that it rests on.
    public let entries: [EventID]

    /// Puts it together.
    public init(
        authorisation: EntityID, body: Text, instrument: Text, adoptedOn: CalendarDay,
        inForceFrom: CalendarDay? = nil, votes: Votes? = nil,
        expiresOn: CalendarDay? = nil, daysLeft: Int? = nil, inForce: Bool, state: Coded<AuthorisationState>,
        suspendedFor: Text? = nil, supported: Bool, wording: Text? = nil,
        entries: [EventID]
    ) {
        self.authorisation = authorisation
        self.body = body
        self.instrument = instrument
        self.adoptedOn = adoptedOn
        self.inForceFrom = inForceFrom
        self.votes = votes
        self.expiresOn = expiresOn
        self.daysLeft = daysLeft
        self.inForce = inForce
        self.state = state
        self.suspendedFor = suspendedFor
        self.supported = supported
        self.wording = wording
        self.entries = entries
    }
}
