/// Why one entry holds against another: the first step of the rule that tells them apart (DOMAIN.md section 4, "Which
/// value holds").
public enum Precedence: String, Codable, CaseIterable, Sendable {
    /// Only one of the two may move a value at all.
    case movesValue
    /// It takes effect later.
    case laterEffect
    /// It is decided, the other reported.
    case decided
    /// It has a source, the other none.
    case hasSource
    /// Its item is more credible.
    case credibility
    /// Its source is more reliable.
    case reliability
    /// It was published later.
    case laterPublication
    /// It was recorded later.
    case laterRecord

    /// Why, in half a sentence that goes on from "holds, because".
    public var words: String {
        switch self {
        case .movesValue: "the other is graded D–F or 4–6, which is shown and never moves a value"
        case .laterEffect: "it takes effect later"
        case .decided: "the cell decided it, and the other is reported"
        case .hasSource: "it has a source, and the other none"
        case .credibility: "its item is more credible"
        case .reliability: "its source is more reliable"
        case .laterPublication: "it was published later"
        case .laterRecord: "nothing else tells them apart, and it was recorded later"
        }
    }
}
