public import MessageSchema

/// One entry of what was decided about the gap of a slot.
public enum GapDecision: Codable, Hashable, Sendable {
    /// It is accepted as a risk.
    case accepted(GapAcceptance)
    /// It is offered again.
    case reopened(GapReopening)
}
