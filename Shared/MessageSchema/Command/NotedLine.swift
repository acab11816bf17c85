/// A line of a pledge and the stage that it reached.
public struct NotedLine: Codable, Hashable, Sendable {
    /// The line.
    public let line: EntityID
    /// The stage.
    public let stage: Coded<LineStage>

    /// Puts it together.
    public init(line: EntityID, stage: Coded<LineStage>) {
        self.line = line
        self.stage = stage
    }
}
