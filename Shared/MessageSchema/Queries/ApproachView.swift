/// The ask to one nation and what it answered.
public struct ApproachView: Codable, Hashable, Sendable {
    /// Its id.
    public let approach: EntityID
    /// Who is asked.
    public let nation: NationCode
    /// The nation's short English name.
    public let name: String
    /// Whether the ask is on record; a reported answer may come without one.
    public let asked: Bool
    /// The answer in effect; `noResponse` where there is none.
    public let answer: Coded<ApproachAnswer>
    /// What for.
    public let kinds: [Coded<ApproachKind>]?
    /// The specific asks.
    public let asks: [Text]?
    /// Who asks.
    public let by: Text?
    /// The words of the answer.
    public let wording: Text?
    /// The events that it rests on.
    public let entries: [EventID]
    /// Every answer known at the moment, the one with the lowest precedence first.
    public let history: [Answer]

    /// One answer.
    public struct Answer: Codable, Hashable, Sendable {
        /// The answer.
        public let answer: Coded<ApproachAnswer>
        /// In whose words.
        public let wording: Text?
        /// When, and on whose word.
        public let entry: EntryReference

        /// Puts it together.
        public init(answer: Coded<ApproachAnswer>, wording: Text? = nil, entry: EntryReference) {
            self.answer = answer
            self.wording = wording
            self.entry = entry
        }
    }

    /// Puts it together.
    public init(
        approach: EntityID, nation: NationCode, name: String, asked: Bool, answer: Coded<ApproachAnswer>,
        kinds: [Coded<ApproachKind>]? = nil, asks: [Text]? = nil, by: Text? = nil, wording: Text? = nil,
        entries: [EventID], history: [Answer]
    ) {
        self.approach = approach
        self.nation = nation
        self.name = name
        self.asked = asked
        self.answer = answer
        self.kinds = kinds
        self.asks = asks
        self.by = by
        self.wording = wording
        self.entries = entries
        self.history = history
    }
}
