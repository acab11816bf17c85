public import MessageSchema

/// One entry of a line's way: the stage that it reached, with what was said about it.
public struct LineStep: Codable, Hashable, Sendable {
    /// The stage.
    public let stage: Coded<LineStage>
    /// The agreement that a commitment rests on.
    public let agreement: Agreement?
    /// Why, in the nation's words.
    public let reason: Text?
    /// The words of the source.
    public let wording: Text?

    /// Puts it together.
    public init(
        stage: Coded<LineStage>, agreement: Agreement? = nil, reason: Text? = nil, wording: Text? = nil
    ) {
        self.stage = stage
        self.agreement = agreement
        self.reason = reason
        self.wording = wording
    }
}
