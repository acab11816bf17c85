/// The answer to `posts`: who leads, as a tree of who reports to whom.
public struct PostsReply: Codable, Hashable, Sendable {
    /// Of which operation and moment, how far and how old.
    public let about: AnswerHeader
    /// How many are filled and vacant.
    public let posts: PostsPart
    /// The posts at the top, each with those below it.
    public let tree: [PostView]

    /// Puts it together.
    public init(about: AnswerHeader, posts: PostsPart, tree: [PostView]) {
        self.about = about
        self.posts = posts
        self.tree = tree
    }
}
