/// A line is to fill a slot, whole or in part. Said again of the same line and slot it replaces the figure.
public struct LineMatching: CommandPayload {
    /// The name of the command.
    public static let name = "match-line"

    /// The pledge.
    public let pledge: EntityID
    /// The line.
    public let line: EntityID
    /// The slot.
    public let requirement: EntityID
    /// How many of the line's people, from 1; the whole line, however large it becomes, where missing.
    public let headcount: Int?
    /// The words of the source.
    public let wording: Text?

    /// Puts it together.
    public init(
        pledge: EntityID, line: EntityID, requirement: EntityID, headcount: Int? = nil, wording: Text? = nil
    ) {
        self.pledge = pledge
        self.line = line
        self.requirement = requirement
        self.headcount = headcount
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("pledge", pledge) }
}
