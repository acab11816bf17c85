/// What a nation answered to an approach.
public enum ApproachAnswer: String, Term, Codable {
    /// Nothing yet.
    case noResponse
    /// It is interested.
    case interestExpressed
    /// It is in talks.
    case inTalks
    /// It said no.
    case declined

    /// What the vocabulary is called.
    public static let vocabulary = "answer"
}
