/// A post in the tree of who reports to whom.
public struct PostNode: Hashable, Sendable {
    /// The post.
    public let standing: PostStanding
    /// How far below the root it stands; 0 for a root.
    public let depth: Int
    /// The posts that report to it, by id.
    public let children: [PostNode]
}
