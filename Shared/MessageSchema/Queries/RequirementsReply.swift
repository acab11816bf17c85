/// The answer to `requirements`: each slot with what fills it and what is missing, and the offers without a slot.
public struct RequirementsReply: Codable, Hashable, Sendable {
    /// Of which operation and moment, how far and how old.
    public let about: AnswerHeader
    /// All open slots together.
    public let totals: RequirementTotals
    /// The slots by id, cancelled ones among them.
    public let slots: [RequirementView]
    /// The offers without a slot.
    public let unmatched: UnmatchedPart

    /// Puts it together.
    public init(
        about: AnswerHeader, totals: RequirementTotals, slots: [RequirementView], unmatched: UnmatchedPart
    ) {
        self.about = about
        self.totals = totals
        self.slots = slots
        self.unmatched = unmatched
    }
}
