public import MessageSchema

/// How many posts there are and how far their filling has come.
public struct PostCounts: Hashable, Sendable {
    /// How many posts are in each state, in the order of the ladder, also where none is.
    public let byState: [Count]

    /// The posts of one state.
    public struct Count: Hashable, Sendable {
        /// The state.
        public let state: PostState
        /// The posts in it, by id.
        public let posts: [EntityID]
    }

    /// Posts in which somebody acts, by id; they are in none but their own state.
    public let acting: [EntityID]

    /// Counts posts.
    public init(_ posts: [PostStanding]) {
        acting = posts.filter { $0.acting != nil }.map(\.id)
        byState = PostState.allCases.map { state in
            Count(state: state, posts: posts.filter { $0.state == state }.map(\.id))
        }
    }

    /// All posts.
    public var total: Int { byState.reduce(0) { $0 + $1.posts.count } }
    /// Posts with an officer in post.
    public var filled: Int { count(.inPost) }
    /// Posts that nobody has and that are offered to nobody.
    public var vacant: Int { count(.vacant) }
    /// Posts on the way: offered, accepted, nominated, designated or confirmed.
    public var underWay: Int { total - filled - vacant }

    /// How many posts are in a state.
    public func count(_ state: PostState) -> Int {
        byState.first { $0.state == state }?.posts.count ?? 0
    }
}
