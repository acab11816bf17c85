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
    /// An entry was retracted.
    case entryRetracted(EntryRetracted<CommandOwned>)
    /// An entry was corrected.
    case entryCorrected(EntryCorrected<CommandOwned>)
    /// A claim was recorded.
    case commandClaim(CommandClaim)

    /// The service.
    public static let service = ServiceName.command

    /// The type of every case's payload.
    public static let payloads: [any EventPayload.Type] = [
        CommandOperationAcceptance.self, Post.self, PostOffer.self, PostAcceptance.self, PostNomination.self,
        PostDesignation.self, PostFilling.self, PostVacancy.self, EntryRetracted<CommandOwned>.self,
        EntryCorrected<CommandOwned>.self, CommandClaim.self,
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
        case let payload as EntryRetracted<CommandOwned>: self = .entryRetracted(payload)
        case let payload as EntryCorrected<CommandOwned>: self = .entryCorrected(payload)
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
        case .entryRetracted(let payload): payload
        case .entryCorrected(let payload): payload
        case .commandClaim(let payload): payload
        }
    }
}
