public import MessageSchema

/// What is kept of an approach: the ask, where it is recorded, and every answer.
public struct ApproachRecord: Codable, Hashable, Sendable {
    /// Its id.
    public let id: EntityID
    /// Who is asked.
    public let nation: NationCode
    /// Where the event that first spoke of it comes from.
    public let created: EntryStamp
    /// The ask; without entry where only an answer was reported.
    public internal(set) var ask: Timeline<Approach>
    /// Every answer.
    public internal(set) var answers: Timeline<ApproachResponse>

    init(id: EntityID, nation: NationCode, _ stamp: EntryStamp) {
        self.id = id
        self.nation = nation
        created = stamp
        ask = Timeline()
        answers = Timeline()
    }

    /// Whether the ask is evidenced at a moment.
    public func isSent(at moment: Moment) -> Bool { ask.entry(at: moment) != nil }

    /// The answer in effect at a moment, or `nil` where there is none.
    public func answer(at moment: Moment) -> Coded<ApproachAnswer>? { answers.value(at: moment)?.answer }
}
