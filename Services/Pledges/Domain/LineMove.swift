import DomainModel
import MessageSchema

/// What a command asks of lines: a step up the ladder, or one beside it.
enum LineMove: Hashable {
    /// To the next step of the ladder.
    case step(LineStage)
    /// On hold.
    case hold
    /// Back to the stage before a hold.
    case resume
    /// Taken back.
    case withdraw

    /// The stage that it ends in; `nil` for a resumption, which goes back to the line's own.
    var target: LineStage? {
        switch self {
        case .step(let stage): stage
        case .hold: .onHold
        case .withdraw: .withdrawn
        case .resume: nil
        }
    }
}

/// Why a line cannot take a step.
struct LineObjection: Hashable {
    let kind: Problem.Kind
    /// Half a sentence that goes on from the line's name.
    let reason: String

    init(_ kind: Problem.Kind, _ reason: String) {
        self.kind = kind
        self.reason = reason
    }
}

/// The lines that take a step, and the splits that it needs.
struct LineChoice {
    var lines: [ResumedLine] = []
    var splits: [LineSplit] = []

    var ids: [EntityID] { lines.map(\.line) }
}
