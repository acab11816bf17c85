/// What a nation answers, or is reported to answer; a reported answer may come without a recorded ask.
public struct ApproachResponse: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "record-answer"
    /// The kind of fact.
    public static let type = EventType(.pledges, "approach.answered")

    /// The approach.
    public let approach: EntityID
    /// Who answers.
    public let nation: NationCode
    /// The answer.
    public let answer: Coded<ApproachAnswer>
    /// What for.
    public let kinds: [Coded<ApproachKind>]?
    /// The nation's or source's own words.
    public let wording: Text?

    /// Puts it together.
    public init(
        approach: EntityID, nation: NationCode, answer: Coded<ApproachAnswer>, kinds: [Coded<ApproachKind>]? = nil,
        wording: Text? = nil
    ) {
        self.approach = approach
        self.nation = nation
        self.answer = answer
        self.kinds = kinds
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("approach", approach) }
}
