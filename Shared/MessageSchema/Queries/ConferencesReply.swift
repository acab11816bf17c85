/// The conferences, with who came and the pledges made there.
public struct ConferencesReply: Codable, Hashable, Sendable {
    /// What was asked, and what the answer rests on.
    public let about: AnswerHeader
    /// By date, those without one last.
    public let conferences: [ConferenceView]

    /// Puts it together.
    public init(
        about: AnswerHeader, conferences: [ConferenceView]
    ) {
        self.about = about
        self.conferences = conferences
    }
}
