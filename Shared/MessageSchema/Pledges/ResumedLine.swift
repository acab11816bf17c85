/// A line and the stage that it goes back to.
public struct ResumedLine: Codable, Hashable, Sendable {
    /// The line.
    public let line: EntityID
    /// The stage that it had before the hold.
    public let stage: Coded<LineStage>

    /// Puts it together.
    public init(line: EntityID, stage: Coded<LineStage>) {
        self.line = line
        self.stage = stage
    }
}
