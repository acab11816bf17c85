/// The questions that the gateway answers, by the name that stands in requests and paths.
public enum QueryName: String, CaseIterable, Codable, Sendable {
    /// Which operations there are; answered by `OperationsReply`.
    case operations
    /// Where the force stands, on one page; answered by `PictureReply`.
    case picture
    /// What each nation offers; answered by `PledgesReply`.
    case pledges
    /// Who was asked and what they answered; answered by `ApproachesReply`.
    case approaches
    /// Who pays what; answered by `FundingReply`.
    case funding
    /// How long the money lasts; answered by `RunwayReply`.
    case runway
    /// Who leads; answered by `PostsReply`.
    case posts
    /// What the force may do; answered by `MandateReply`.
    case mandate
    /// Which slots there are, what fills them and what is missing; answered by `RequirementsReply`.
    case requirements
    /// Which line could fill which open slot; answered by `ProposalsReply`.
    case proposals
    /// What a person should look at; answered by `AlertsReply`.
    case alerts
    /// What each variant of the assignment leaves of what is offered; answered by `OptionsReply`.
    case options
    /// What each entry about an entity comes to; answered by `EntriesReply`.
    case entries
    /// Which sources contradict one another; answered by `ContradictionsReply`.
    case contradictions
    /// Which units the force has and who holds authority over them; answered by `UnitsReply`.
    case units
    /// Who is based where, and whether the mandate allows it; answered by `StationsReply`.
    case stations
    /// The strengths that are aimed at; answered by `MilestonesReply`.
    case milestones
    /// The conferences; answered by `ConferencesReply`.
    case conferences
    /// Who stands how on tasks and options; answered by `StandsReply`.
    case stands
    /// What each donor comes to; answered by `DonorsReply`.
    case donors
    /// What the entries rest on; answered by `SourcesReply`.
    case sources
    /// What brought an event about, and what it brought about; answered by `WhyReply`.
    case why
    /// Which records are behind a figure of another answer; answered by `ExplainReply`.
    case explain

    /// Whether it is asked of one operation; only the list of operations is not.
    public var needsOperation: Bool { self != .operations }

    /// The type of its answer.
    public var reply: any (Codable & Sendable).Type {
        switch self {
        case .operations: OperationsReply.self
        case .picture: PictureReply.self
        case .pledges: PledgesReply.self
        case .approaches: ApproachesReply.self
        case .funding: FundingReply.self
        case .runway: RunwayReply.self
        case .posts: PostsReply.self
        case .mandate: MandateReply.self
        case .requirements: RequirementsReply.self
        case .proposals: ProposalsReply.self
        case .alerts: AlertsReply.self
        case .options: OptionsReply.self
        case .entries: EntriesReply.self
        case .contradictions: ContradictionsReply.self
        case .units: UnitsReply.self
        case .stations: StationsReply.self
        case .milestones: MilestonesReply.self
        case .conferences: ConferencesReply.self
        case .stands: StandsReply.self
        case .donors: DonorsReply.self
        case .sources: SourcesReply.self
        case .why: WhyReply.self
        case .explain: ExplainReply.self
        }
    }

    /// What has to be named for it to be answered; nothing for most.
    public var needed: QueryFilter.Field? { self == .why ? .event : nil }

    /// What it can be narrowed to, or assume; nothing for most.
    public var filters: [QueryFilter.Field] {
        switch self {
        case .options: [.options, .assume]
        case .proposals: [.requirement, .pledge]
        case .entries: [.subject, .event]
        case .why: [.event]
        case .explain: QueryFilter.Field.allCases
        default: []
        }
    }
}
