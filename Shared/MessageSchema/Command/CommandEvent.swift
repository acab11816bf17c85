/// All that the command service states.
public enum CommandEvent: ServiceEvent {
    /// The operation was accepted.
    case commandOperationAcceptance(CommandOperationAcceptance)
    /// A post was established.
    case post(Post)
    /// A post was offered.
    case postOffer(PostOffer)
    /// A nation accepted a post.
    case postAcceptance(PostAcceptance)
    /// An officer was nominated.
    case postNomination(PostNomination)
    /// An officer was designated.
    case postDesignation(PostDesignation)
    /// An officer is in post.
    case postFilling(PostFilling)
    /// A post fell vacant.
    case postVacancy(PostVacancy)
    /// A fact of the mandate was taken in.
    case mandateTermTaking(MandateTermTaking<CommandOwned>)
    /// A pledge was taken in.
    case commandPledgeNote(CommandPledgeNote)
    /// A post was abolished.
    case postAbolition(PostAbolition)
    /// An officer was confirmed.
    case postConfirmation(PostConfirmation)
    /// A post was declined.
    case postDeclination(PostDeclination)
    /// An acting officer was appointed.
    case actingAppointment(ActingAppointment)
    /// An acting appointment ended.
    case actingEnd(ActingEnd)
    /// A post was handed over.
    case postHandover(PostHandover)
    /// Somebody is based in an area.
    case station(Station)
    /// A station ended.
    case stationEnd(StationEnd)
    /// A unit was formed.
    case unit(Unit)
    /// Authority over a unit was transferred.
    case authorityTransfer(AuthorityTransfer)
    /// Authority over a unit reverted.
    case authorityReversion(AuthorityReversion)
    /// A station is in breach.
    case stationBreach(StationBreach)
    /// A breach ended.
    case stationBreachEnd(StationBreachEnd)
    /// A post is at risk.
    case postRisk(PostRisk)
    /// A post's risk ended.
    case postRiskEnd(PostRiskEnd)
    /// A unit is at risk.
    case unitRisk(UnitRisk)
    /// A unit's risk ended.
    case unitRiskEnd(UnitRiskEnd)
    /// An entry was retracted.
    case entryRetracted(EntryRetracted<CommandOwned>)
    /// An entry was corrected.
    case entryCorrected(EntryCorrected<CommandOwned>)
    /// A copy was taken back.
    case entryFollowed(EntryFollowed<CommandOwned>)
    /// A claim was recorded.
    case commandClaim(CommandClaim)

    /// The service.
    public static let service = ServiceName.command

    /// The type of every case's payload.
    public static let payloads: [any EventPayload.Type] = [
        CommandOperationAcceptance.self, Post.self, PostOffer.self, PostAcceptance.self, PostNomination.self,
        PostDesignation.self, PostFilling.self, PostVacancy.self, MandateTermTaking<CommandOwned>.self,
        CommandPledgeNote.self, PostAbolition.self, PostHandover.self,
        PostConfirmation.self, PostDeclination.self, ActingAppointment.self, ActingEnd.self, Station.self,
        StationEnd.self, Unit.self,
        AuthorityTransfer.self, AuthorityReversion.self, StationBreach.self, StationBreachEnd.self, PostRisk.self,
        PostRiskEnd.self, UnitRisk.self, UnitRiskEnd.self, EntryRetracted<CommandOwned>.self,
        EntryCorrected<CommandOwned>.self, EntryFollowed<CommandOwned>.self, CommandClaim.self,
    ]

    /// The case that holds a payload, or `nil` where it is none of this service's.
    public init?(_ payload: any EventPayload) {
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
        case let payload as StationBreach: self = .stationBreach(payload)
        case let payload as StationBreachEnd: self = .stationBreachEnd(payload)
        case let payload as PostRisk: self = .postRisk(payload)
        case let payload as PostRiskEnd: self = .postRiskEnd(payload)
        case let payload as UnitRisk: self = .unitRisk(payload)
        case let payload as UnitRiskEnd: self = .unitRiskEnd(payload)
        case let payload as EntryRetracted<CommandOwned>: self = .entryRetracted(payload)
        case let payload as EntryCorrected<CommandOwned>: self = .entryCorrected(payload)
        case let payload as EntryFollowed<CommandOwned>: self = .entryFollowed(payload)
        case let payload as CommandClaim: self = .commandClaim(payload)
        default: return nil
        }
    }

    /// What the case holds.
    public var payload: any EventPayload {
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
        case .stationBreach(let payload): payload
        case .stationBreachEnd(let payload): payload
        case .postRisk(let payload): payload
        case .postRiskEnd(let payload): payload
        case .unitRisk(let payload): payload
        case .unitRiskEnd(let payload): payload
        case .entryRetracted(let payload): payload
        case .entryCorrected(let payload): payload
        case .entryFollowed(let payload): payload
        case .commandClaim(let payload): payload
        }
    }
}
