/// What brought an event about, from the first command on, and all that came of it in every service.
public struct WhyReply: Codable, Hashable, Sendable {
    /// What was asked, and what the answer rests on.
    public let about: AnswerHeader
    /// The event asked for.
    public let event: EventID
    /// How it began, in words.
    public let statement: String
    /// The chain: each event directly before what it brought about in other services, and the events of one command
    /// together in the order of the log.
    public let steps: [WhyStep]
    /// How many consequences are left out so that the answer stays short; missing where none are.
    public let leftOut: Int?

    /// Puts it together.
    public init(about: AnswerHeader, event: EventID, statement: String, steps: [WhyStep], leftOut: Int? = nil) {
        self.about = about
        self.event = event
        self.statement = statement
        self.steps = steps
        self.leftOut = leftOut
    }
}
