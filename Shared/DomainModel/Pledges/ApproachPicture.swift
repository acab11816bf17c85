public import MessageSchema

/// Which nations were asked and what they answered at a moment.
///
/// A nation with several approaches, one for troops and one for money say, is in each group that one of them is in,
/// and once in each.
public struct ApproachPicture: Codable, Hashable, Sendable {
    /// Every approach that was known, in the order of ids.
    public let approaches: [ApproachStanding]
    /// Nations whose ask is recorded.
    public let asked: NationGroup
    /// Nations that were asked and of whom no answer is recorded, not even that there is none.
    public let unanswered: NationGroup
    /// Nations by answer, one entry for each of the vocabulary in its order.
    public let answers: [Answer]

    /// The nations that gave one answer.
    public struct Answer: Codable, Hashable, Sendable {
        /// The answer.
        public let answer: Coded<ApproachAnswer>
        /// Who gave it.
        public let group: NationGroup
    }

    /// The picture of approaches that were looked up, all of them or a choice.
    public init(_ standings: [ApproachStanding]) {
        approaches = standings
        asked = NationGroup(standings.filter(\.isSent))
        unanswered = NationGroup(standings.filter { $0.answer == nil })
        let foreign = Set(standings.compactMap(\.answer).filter { $0.term == nil }).sorted { $0.wire < $1.wire }
        answers = (ApproachAnswer.allCases.map { .known($0) } + foreign).map { answer in
            Answer(answer: answer, group: NationGroup(standings.filter { $0.answer == answer }))
        }
    }

    /// The nations that gave an answer.
    public func nations(_ answer: ApproachAnswer) -> NationGroup {
        answers.first { $0.answer == .known(answer) }?.group ?? NationGroup([])
    }
}
