/// The entries about an entity, or the newest of the operation, with what each comes to.
public struct EntriesReply: Codable, Hashable, Sendable {
    /// What was asked, and what the answer rests on.
    public let about: AnswerHeader
    /// The entity asked for; missing where none was.
    public let subject: Subject?
    /// What is listed, in words.
    public let statement: String
    /// The entries of each service in the order of its log.
    public let entries: [EntryView]

    /// Puts it together.
    public init(about: AnswerHeader, subject: Subject? = nil, statement: String, entries: [EntryView]) {
        self.about = about
        self.subject = subject
        self.statement = statement
        self.entries = entries
    }
}
