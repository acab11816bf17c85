public import MessageSchema

/// How one approach stood at a moment, with the entries that say so.
public struct ApproachStanding: Codable, Hashable, Sendable {
    /// The approach.
    public let approach: EntityID
    /// Who is asked.
    public let nation: NationCode
    /// Whether the ask is evidenced; a reported answer may come without.
    public let isSent: Bool
    /// Since when, where it is.
    public let sent: EffectiveDate?
    /// The answer; left out where there is none.
    public let answer: Coded<ApproachAnswer>?
    /// Since when.
    public let answered: EffectiveDate?
    /// What for, by the answer where it says so, else by the ask.
    public let kinds: [Coded<ApproachKind>]
    /// The words of the answer.
    public let wording: Text?
    /// The events that say so, in the order of the log.
    public let references: [EventID]

    /// How an approach stood at a moment, or `nil` where neither ask nor answer was known and in effect.
    public init?(_ record: ApproachRecord, at moment: Moment) {
        let (ask, answer) = (record.ask.entry(at: moment), record.answers.entry(at: moment))
        guard ask != nil || answer != nil else { return nil }
        approach = record.id
        nation = record.nation
        isSent = ask != nil
        sent = ask?.stamp.effective
        self.answer = answer?.value.answer
        answered = answer?.stamp.effective
        kinds = answer?.value.kinds ?? ask?.value.kinds ?? []
        wording = answer?.value.wording
        references = EventID.ordered([ask?.stamp.event, answer?.stamp.event].compactMap { $0 })
    }
}
