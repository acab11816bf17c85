/// The answer to `proposals`: which line could fill which open slot, with what speaks for and against it. It decides
/// nothing.
public struct ProposalsReply: Codable, Hashable, Sendable {
    /// Of which operation and moment, how far and how old.
    public let about: AnswerHeader
    /// What is listed and what is left out, in words.
    public let statement: String
    /// By open slot, by id.
    public let slots: [SlotProposals]
    /// By line with people to spare, by pledge and line.
    public let lines: [LineProposals]
    /// How many more such lines there are than are listed.
    public let leftOut: Int

    /// Puts it together.
    public init(
        about: AnswerHeader, statement: String, slots: [SlotProposals], lines: [LineProposals], leftOut: Int
    ) {
        self.about = about
        self.statement = statement
        self.slots = slots
        self.lines = lines
        self.leftOut = leftOut
    }
}
