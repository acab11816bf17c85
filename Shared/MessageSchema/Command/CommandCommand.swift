/// All that the command service can be asked.
public enum CommandCommand: ServiceCommand {
    /// Accept the operation; the service's own, from mandate's event.
    case commandOperationAcceptance(CommandOperationAcceptance)
    /// Establish a post.
    case post(Post)
    /// Offer a post to a nation.
    case postOffer(PostOffer)
    /// Record a nation's acceptance.
    case postAcceptance(PostAcceptance)
    /// Nominate an officer.
    case postNomination(PostNomination)
    /// Designate an officer.
    case postDesignation(PostDesignation)
    /// Put an officer in post.
    case postFilling(PostFilling)
    /// Vacate a post.
    case postVacancy(PostVacancy)
    /// A fact of the mandate was taken in, the service's own.
    case mandateTermTaking(MandateTermTaking<CommandOwned>)
    /// A pledge was taken in, the service's own.
    case commandPledgeNote(CommandPledgeNote)
    /// Abolish a post.
    case postAbolition(PostAbolition)
    /// Confirm an officer.
    case postConfirmation(PostConfirmation)
    /// Decline a post.
    case postDeclination(PostDeclination)
    /// Appoint an acting officer.
    case actingAppointment(ActingAppointment)
    /// End an acting appointment.
    case actingEnd(ActingEnd)
    /// Hand a post over.
    case postHandover(PostHandover)
    /// Base somebody in an area.
    case station(Station)
    /// End a station.
    case stationEnd(StationEnd)
    /// Form a unit.
    case unit(Unit)
    /// Transfer authority over a unit.
    case authorityTransfer(AuthorityTransfer)
    /// Revert authority over a unit.
    case authorityReversion(AuthorityReversion)
    /// Retract an entry.
    case entryRetraction(EntryRetraction<CommandOwned>)
    /// Correct an entry.
    case entryCorrection(EntryCorrection<CommandOwned>)
    /// Take a copy back, the service's own.
    case entryFollowing(EntryFollowing<CommandOwned>)
    /// Record a claim.
    case commandClaim(CommandClaim)

    /// The service.
    public static let service = ServiceName.command

    /// The type of every command that a sender may name.
    public static let payloads: [any CommandPayload.Type] = [
        Post.self, PostOffer.self, PostAcceptance.self, PostNomination.self, PostDesignation.self, PostFilling.self,
        PostVacancy.self, PostAbolition.self, PostHandover.self, PostConfirmation.self, PostDeclination.self,
        ActingAppointment.self, ActingEnd.self, Station.self, StationEnd.self, Unit.self,
        AuthorityTransfer.self, AuthorityReversion.self, EntryRetraction<CommandOwned>.self,
        EntryCorrection<CommandOwned>.self, CommandClaim.self,
    ]

    /// The case that holds a payload, or `nil` where it is none of this service's.
    public init?(_ payload: any CommandPayload) {
        switch payload {
        case let payload as CommandOperationAcceptance: self = .commandOperationAcceptance(payload)
        case let payload as Post: self = .post(payload)
        case let payload as PostOffer: self = .postOffer(payload)
        case let payload as PostAcceptance: self = .postAcceptance(payload)
        case let payload as PostNomination: self = .postNomination(payload)
        case let payload as PostDesignation: self = .postDesignation(payload)
        case let payload as PostFilling: self = .postFilling(payload)
        case let payload as PostVacancy: self = .postVacancy(payload)
        case let payload as MandateTermTaking<CommandOwned>: self = .mandateTermTaking(payload)
        case let payload as CommandPledgeNote: self = .commandPledgeNote(payload)
        case let payload as PostAbolition: self = .postAbolition(payload)
        case let payload as PostConfirmation: self = .postConfirmation(payload)
        case let payload as PostDeclination: self = .postDeclination(payload)
        case let payload as ActingAppointment: self = .actingAppointment(payload)
        case let payload as ActingEnd: self = .actingEnd(payload)
        case let payload as PostHandover: self = .postHandover(payload)
        case let payload as Station: self = .station(payload)
        case let payload as StationEnd: self = .stationEnd(payload)
        case let payload as Unit: self = .unit(payload)
        case let payload as AuthorityTransfer: self = .authorityTransfer(payload)
        case let payload as AuthorityReversion: self = .authorityReversion(payload)
        case let payload as EntryRetraction<CommandOwned>: self = .entryRetraction(payload)
        case let payload as EntryCorrection<CommandOwned>: self = .entryCorrection(payload)
        case let payload as EntryFollowing<CommandOwned>: self = .entryFollowing(payload)
        case let payload as CommandClaim: self = .commandClaim(payload)
        default: return nil
        }
    }

    /// What the case holds.
    public var payload: any CommandPayload {
        switch self {
        case .commandOperationAcceptance(let payload): payload
        case .post(let payload): payload
        case .postOffer(let payload): payload
        case .postAcceptance(let payload): payload
        case .postNomination(let payload): payload
        case .postDesignation(let payload): payload
        case .postFilling(let payload): payload
        case .postVacancy(let payload): payload
        case .mandateTermTaking(let payload): payload
        case .commandPledgeNote(let payload): payload
        case .postAbolition(let payload): payload
        case .postConfirmation(let payload): payload
        case .postDeclination(let payload): payload
        case .actingAppointment(let payload): payload
        case .actingEnd(let payload): payload
        case .postHandover(let payload): payload
        case .station(let payload): payload
        case .stationEnd(let payload): payload
        case .unit(let payload): payload
        case .authorityTransfer(let payload): payload
        case .authorityReversion(let payload): payload
        case .entryRetraction(let payload): payload
        case .entryCorrection(let payload): payload
        case .entryFollowing(let payload): payload
        case .commandClaim(let payload): payload
        }
    }
}
