public import DomainModel
public import MessageSchema

/// An authorisation is recorded, renewed, suspended, reinstated or ran out: whether deployments may start is known here.
public struct WhenAuthorisationChangesTakeItIn: Reaction {
    /// A short name that is part of the commands' ids.
    public static let name = "take-in-authorisation"
    /// Mandate's events.
    public static let answers = [
        Authorisation.type, AuthorisationRenewal.type, AuthorisationSuspension.type, AuthorisationReinstatement.type,
        AuthorisationExpiration.type,
    ]
    /// The own events it brings about.
    public static let emits = MandateTermTaking<PledgesOwned>.consequences

    /// Makes it.
    public init() {}

    /// The fact with its place in mandate's log; nothing where it is taken in already.
    public func commands(for event: RecordedEvent<MandateEvent>, state: PledgesOperation) -> [PledgesCommand] {
        switch event.event {
        case .authorisation, .authorisationRenewal, .authorisationSuspension, .authorisationReinstatement,
            .authorisationExpiration:
            state.takingIn(event)
        default: []
        }
    }
}
