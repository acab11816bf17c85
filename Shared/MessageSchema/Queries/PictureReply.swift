/// The answer to `picture`: where the force stands, on one page, each figure with the entries that it comes from.
public struct PictureReply: Codable, Hashable, Sendable {
    /// Of which operation and moment, how far and how old.
    public let about: AnswerHeader
    /// How strong the force is, by stage.
    public let strength: StrengthPart
    /// How many nations are asked, interested, in talks, committed, or have declined.
    public let nations: NationsPart
    /// Targets with what is missing to each, by date.
    public let milestones: [MilestoneView]
    /// Ceilings and forecasts with what is missing to each, by date.
    public let estimates: [EstimateView]
    /// What is pledged, committed and paid, and what sources say of it.
    public let money: MoneyPart
    /// How many posts are filled and vacant.
    public let posts: PostsPart
    /// Which tasks are authorised and which are assigned.
    public let tasks: TasksPart
    /// Facts outside the force that others depend on, by id.
    public let preconditions: [PreconditionView]
    /// The authorisation in force, or the one that ran out last; missing where there is none.
    public let authorisation: AuthorisationView?
    /// How many national caveats are in force.
    public let caveats: CaveatsPart
    /// How many alerts there are, and the gravest.
    public let alerts: AlertsPart
    /// The next conference on or after the day asked for; missing where none is called.
    public let nextConference: ConferenceView?
    /// Claims that say different things of one figure, both sides kept.
    public let contradictions: [ContradictionView]
    /// The last ten events, the newest first.
    public let newestChanges: [ChangeView]

    /// Puts it together.
    public init(
        about: AnswerHeader, strength: StrengthPart, nations: NationsPart, milestones: [MilestoneView],
        estimates: [EstimateView], money: MoneyPart, posts: PostsPart, tasks: TasksPart,
        preconditions: [PreconditionView], authorisation: AuthorisationView? = nil, caveats: CaveatsPart,
        alerts: AlertsPart,
        nextConference: ConferenceView? = nil, contradictions: [ContradictionView], newestChanges: [ChangeView]
    ) {
        self.about = about
        self.strength = strength
        self.nations = nations
        self.milestones = milestones
        self.estimates = estimates
        self.money = money
        self.posts = posts
        self.tasks = tasks
        self.preconditions = preconditions
        self.authorisation = authorisation
        self.caveats = caveats
        self.alerts = alerts
        self.nextConference = nextConference
        self.contradictions = contradictions
        self.newestChanges = newestChanges
    }
}
