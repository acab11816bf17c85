/// What an alert is about.
public enum AlertKind: String, Term, Codable {
    /// An authorisation runs out within 90 days.
    case authorisationExpiring
    /// An authorisation has run out.
    case authorisationExpired
    /// An authorisation is suspended.
    case authorisationSuspended
    /// A task is assigned that is not authorised, or more of it than is.
    case assignedBeyondAuthorisation
    /// The option in force assumes a precondition that is not met.
    case assumptionUnmet
    /// The option in force assumes a precondition of which nobody knows whether it is met.
    case assumptionUnknown
    /// A nation supports what its own caveat does not allow.
    case standContradictsCaveat
    /// Somebody is based where a constraint of the mandate does not allow it.
    case stationInBreach
    /// A post hangs on a nation whose pledges are on hold or withdrawn.
    case postAtRisk
    /// A unit's line is on hold or withdrawn.
    case unitAtRisk
    /// The money does not pay for the coming twelve months of the force.
    case shortfall

    /// What the vocabulary is called.
    public static let vocabulary = "alertKind"
}
