/// A post and how far its filling has come.
public struct PostView: Codable, Hashable, Sendable {
    /// Its id.
    public let post: EntityID
    /// What it is called.
    public let title: Text
    /// How far its filling has come.
    public let state: Coded<PostState>
    /// The grade it asks for.
    public let grade: Coded<NATOGrade>?
    /// The nation that has it or to which it is offered.
    public let nation: NationCode?
    /// The officer, from the nomination on.
    public let officer: Officer?
    /// Who acts in it while nobody is in post.
    public let acting: Officer?
    /// Who designated the officer.
    public let designatedBy: Text?
    /// The source's words, or the reason of a vacancy.
    public let wording: Text?
    /// The post above it.
    public let reportsTo: EntityID?
    /// The sector it leads in.
    public let sector: EntityID?
    /// The only nations that may have it.
    public let reservedFor: [NationCode]?
    /// Nations that may not have it.
    public let barredTo: [NationCode]?
    /// Who must confirm it.
    public let confirmedBy: Text?
    /// Steps below the present one that nothing shows to have been taken.
    public let notEvidenced: [Coded<PostState>]
    /// Why its holder may not hold it; empty where nothing speaks against it.
    public let ineligible: [Ineligible]
    /// The nation's pledges on hold or withdrawn, by which it is at risk; empty where it is not.
    public let atRiskBy: [EntityID]
    /// The units over which it holds authority, by id.
    public let units: [UnitView]
    /// The events that it rests on.
    public let entries: [EventID]
    /// Every step known at the moment, the one with the lowest precedence first.
    public let history: [Step]
    /// The posts that report to it, by id.
    public let children: [PostView]

    /// A reason why the holder of a post may not hold it.
    public struct Ineligible: Codable, Hashable, Sendable {
        /// A stable name: `barred`, `notReserved` or `gradeBelow`.
        public let reason: String
        /// The reason in words.
        public let detail: String

        /// Puts it together.
        public init(reason: String, detail: String) {
            self.reason = reason
            self.detail = detail
        }
    }

    /// One step in the filling of a post.
    public struct Step: Codable, Hashable, Sendable {
        /// How far the filling had come.
        public let state: Coded<PostState>
        /// The nation.
        public let nation: NationCode?
        /// The officer.
        public let officer: Officer?
        /// When, and on whose word.
        public let entry: EntryReference

        /// Puts it together.
        public init(
            state: Coded<PostState>, nation: NationCode? = nil, officer: Officer? = nil, entry: EntryReference
        ) {
            self.state = state
            self.nation = nation
            self.officer = officer
            self.entry = entry
        }
    }

    /// Puts it together.
    public init(
        post: EntityID, title: Text, state: Coded<PostState>, grade: Coded<NATOGrade>? = nil, nation: NationCode? = nil,
        officer: Officer? = nil, acting: Officer? = nil, designatedBy: Text? = nil, wording: Text? = nil,
        reportsTo: EntityID? = nil,
        sector: EntityID? = nil, reservedFor: [NationCode]? = nil, barredTo: [NationCode]? = nil,
        confirmedBy: Text? = nil, notEvidenced: [Coded<PostState>], ineligible: [Ineligible], atRiskBy: [EntityID],
        units: [UnitView], entries: [EventID],
        history: [Step], children: [PostView]
    ) {
        self.post = post
        self.title = title
        self.state = state
        self.grade = grade
        self.nation = nation
        self.officer = officer
        self.acting = acting
        self.designatedBy = designatedBy
        self.wording = wording
        self.reportsTo = reportsTo
        self.sector = sector
        self.reservedFor = reservedFor
        self.barredTo = barredTo
        self.confirmedBy = confirmedBy
        self.notEvidenced = notEvidenced
        self.ineligible = ineligible
        self.atRiskBy = atRiskBy
        self.units = units
        self.entries = entries
        self.history = history
        self.children = children
    }
}
