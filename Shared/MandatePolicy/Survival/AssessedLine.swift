public import DomainModel
import MessageSchema

/// A line that is offered, with what the rules leave of it.
public struct AssessedLine: Hashable, Sendable {
    /// Held by reference: the same line stands under every option.
    private let line: Boxed<LineStanding>
    /// What is left, and why.
    public let assessment: Assessment

    /// Puts it together.
    public init(standing: LineStanding, assessment: Assessment) {
        self.init(line: Boxed(standing), assessment: assessment)
    }

    init(line: Boxed<LineStanding>, assessment: Assessment) {
        self.line = line
        self.assessment = assessment
    }

    /// The line.
    public var standing: LineStanding { line.value }
}
