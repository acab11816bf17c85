/// The best proposals for one slot or one line.
public struct RankedProposals<Subject: Sendable>: Sendable {
    /// The slot or the line.
    public let subject: Subject
    /// How many candidates there are in all.
    public let candidates: Int
    /// The best of them, the best first.
    public let best: [Proposal]
}
