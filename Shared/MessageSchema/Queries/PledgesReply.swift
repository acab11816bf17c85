/// The answer to `pledges`: what each nation offers, line by line.
public struct PledgesReply: Codable, Hashable, Sendable {
    /// Of which operation and moment, how far and how old.
    public let about: AnswerHeader
    /// What the lines come to.
    public let strength: StrengthPart
    /// The pledges by id.
    public let pledges: [PledgeView]
    /// The caveats by id, lifted ones among them.
    public let caveats: [CaveatView]
    /// Targets with what is missing to each, by date.
    public let milestones: [MilestoneView]
    /// Ceilings and forecasts, by date.
    public let estimates: [EstimateView]
    /// What sources say of figures, by id.
    public let claims: [ClaimView]

    /// Puts it together.
    public init(
        about: AnswerHeader, strength: StrengthPart, pledges: [PledgeView], caveats: [CaveatView],
        milestones: [MilestoneView], estimates: [EstimateView], claims: [ClaimView]
    ) {
        self.about = about
        self.strength = strength
        self.pledges = pledges
        self.caveats = caveats
        self.milestones = milestones
        self.estimates = estimates
        self.claims = claims
    }
}
