/// Who said what the entries rest on, and how many entries do.
public struct SourcesReply: Codable, Hashable, Sendable {
    /// What was asked, and what the answer rests on.
    public let about: AnswerHeader
    /// What is counted, in words.
    public let statement: String
    /// By publisher, then by date and title.
    public let sources: [SourceView]

    /// Puts it together.
    public init(
        about: AnswerHeader, statement: String, sources: [SourceView]
    ) {
        self.about = about
        self.statement = statement
        self.sources = sources
    }
}
