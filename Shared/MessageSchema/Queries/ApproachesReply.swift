/// The answer to `approaches`: whom the force was asked of, what they answered, and where they meet.
public struct ApproachesReply: Codable, Hashable, Sendable {
    /// Of which operation and moment, how far and how old.
    public let about: AnswerHeader
    /// How many nations stand where.
    public let nations: NationsPart
    /// The approaches by id.
    public let approaches: [ApproachView]
    /// The conferences by date.
    public let conferences: [ConferenceView]
    /// What sources say of nations and conferences, by id.
    public let claims: [ClaimView]

    /// Puts it together.
    public init(
        about: AnswerHeader, nations: NationsPart, approaches: [ApproachView], conferences: [ConferenceView],
        claims: [ClaimView]
    ) {
        self.about = about
        self.nations = nations
        self.approaches = approaches
        self.conferences = conferences
        self.claims = claims
    }
}
