/// How a flow of money lies to the operation (OCHA FTS: incoming, internal, outgoing; on the boundary shared).
public enum FlowBoundary: String, Term, Codable {
    /// It comes in from outside.
    case incoming
    /// It is partly for the operation and partly not, in parts that nobody gives.
    case shared
    /// It moves between those within the operation, who have received it before.
    case `internal`
    /// It leaves the operation.
    case outgoing

    /// What the vocabulary is called.
    public static let vocabulary = "flowBoundary"
}
