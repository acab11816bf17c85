/// How many posts there are and how far their filling has come.
public struct PostsPart: Codable, Hashable, Sendable {
    /// What is counted, in words.
    public let statement: String
    /// All posts.
    public let total: Int
    /// Posts with an officer in post.
    public let filled: Int
    /// Posts that nobody has and that are offered to nobody.
    public let vacant: Int
    /// Posts on the way: offered, accepted, nominated or designated.
    public let underWay: Int
    /// How many are in each state, in the order of the ladder.
    public let states: [Count]
    /// The events that it rests on.
    public let entries: [EventID]
    /// What sources say of appointments.
    public let claims: [ClaimView]

    /// The posts of one state.
    public struct Count: Codable, Hashable, Sendable {
        /// The state.
        public let state: Coded<PostState>
        /// How many.
        public let count: Int
        /// Which, by id.
        public let posts: [EntityID]

        /// Puts it together.
        public init(state: Coded<PostState>, count: Int, posts: [EntityID]) {
            self.state = state
            self.count = count
            self.posts = posts
        }
    }

    /// Puts it together.
    public init(
        statement: String, total: Int, filled: Int, vacant: Int, underWay: Int, states: [Count], entries: [EventID],
        claims: [ClaimView]
    ) {
        self.statement = statement
        self.total = total
        self.filled = filled
        self.vacant = vacant
        self.underWay = underWay
        self.states = states
        self.entries = entries
        self.claims = claims
    }
}
