/// Which sources contradict one another.
public struct ContradictionsReply: Codable, Hashable, Sendable {
    /// What was asked, and what the answer rests on.
    public let about: AnswerHeader
    /// What is listed, in words.
    public let statement: String
    /// Every contradiction known at the moment, with all its sides.
    public let contradictions: [ContradictionView]

    /// Puts it together.
    public init(about: AnswerHeader, statement: String, contradictions: [ContradictionView]) {
        self.about = about
        self.statement = statement
        self.contradictions = contradictions
    }
}
