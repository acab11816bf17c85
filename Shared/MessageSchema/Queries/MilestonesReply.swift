/// The strengths that are aimed at by dates, with what is missing, and what others expect.
public struct MilestonesReply: Codable, Hashable, Sendable {
    /// What was asked, and what the answer rests on.
    public let about: AnswerHeader
    /// The targets, the earliest first, those without a date last.
    public let milestones: [MilestoneView]
    /// What others expect, in the same order.
    public let estimates: [EstimateView]

    /// Puts it together.
    public init(
        about: AnswerHeader, milestones: [MilestoneView], estimates: [EstimateView]
    ) {
        self.about = about
        self.milestones = milestones
        self.estimates = estimates
    }
}
