/// Who stands how on which task and option, and what its caveats say of the same: a row for each party.
public struct StandsReply: Codable, Hashable, Sendable {
    /// What was asked, and what the answer rests on.
    public let about: AnswerHeader
    /// The tasks that anybody speaks of, or that are authorised; the columns for tasks.
    public let tasks: [EntityID]
    /// The options that are defined or spoken of; the columns for options.
    public let options: [EntityID]
    /// Named parties by code, then unnamed ones in their words.
    public let rows: [StandsRow]

    /// Puts it together.
    public init(
        about: AnswerHeader, tasks: [EntityID], options: [EntityID], rows: [StandsRow]
    ) {
        self.about = about
        self.tasks = tasks
        self.options = options
        self.rows = rows
    }
}
