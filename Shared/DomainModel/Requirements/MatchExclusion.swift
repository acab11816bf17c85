public import MessageSchema

/// Why a match that is on record fills nothing at a moment.
public enum MatchExclusion: Hashable, Sendable {
    /// The slot is cancelled, or not defined by then on a word that counts.
    case slotNotOpen
    /// The line was not there, or nothing that is strong enough says how far it had come.
    case lineNotThere
    /// The line stands at a stage at which it is not on offer: on hold, withdrawn, expired, home again, or one that
    /// this program does not know.
    case stage(Coded<LineStage>)

    /// The reason in words.
    public var sentence: String {
        switch self {
        case .slotNotOpen: "the slot is not open"
        case .lineNotThere: "the line is not there"
        case .stage(.known(.onHold)): "the line is on hold"
        case .stage(let stage): "the line is \(stage.wire)"
        }
    }
}
