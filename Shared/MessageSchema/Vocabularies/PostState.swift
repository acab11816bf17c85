/// How far the filling of a post has come.
public enum PostState: String, Term, Codable {
    /// Nobody has it.
    case vacant
    /// Offered to a nation.
    case offered
    /// A nation has accepted it; no officer need be named.
    case accepted
    /// The nation has named an officer.
    case nominated
    /// The officer is designated.
    case designated
    /// Whoever must confirm the officer has done so.
    case confirmed
    /// The officer is in post.
    case inPost

    /// What the vocabulary is called.
    public static let vocabulary = "postState"
}
