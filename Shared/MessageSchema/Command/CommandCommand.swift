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
    /// Retract an entry.
    case entryRetraction(EntryRetraction<CommandOwned>)
    /// Correct an entry.
    case entryCorrection(EntryCorrection<CommandOwned>)
    /// Record a claim.
    case commandClaim(CommandClaim)

    /// The service.
    public static let service = ServiceName.command

    /// The type of every command that a sender may name.
    public static let payloads: [any CommandPayload.Type] = [
        Post.self, PostOffer.self, PostAcceptance.self, PostNomination.self, PostDesignation.self, PostFilling.self,
        PostVacancy.self, EntryRetraction<CommandOwned>.self,
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
        case let payload as EntryRetraction<CommandOwned>: self = .entryRetraction(payload)
        case let payload as EntryCorrection<CommandOwned>: self = .entryCorrection(payload)
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
        case .entryRetraction(let payload): payload
        case .entryCorrection(let payload): payload
        case .commandClaim(let payload): payload
        }
    }
}
