public import DomainModel

/// A line that is offered, with what the rules leave of it.
public struct AssessedLine: Hashable, Sendable {
    /// The line.
    public let standing: LineStanding
    /// What is left, and why.
    public let assessment: Assessment

    /// Puts it together.
    public init(standing: LineStanding, assessment: Assessment) {
        self.standing = standing
        self.assessment = assessment
    }
}
