/// Lines of a pledge that were not renewed in time; brought about by time alone, and named by no sender.
public struct PledgeLapse: CommandPayload {
    /// The name of the command.
    public static let name = "expire-pledge"

    /// The pledge.
    public let pledge: EntityID
    /// The last day on which the lines held.
    public let validUntil: CalendarDay

    /// Puts it together.
    public init(pledge: EntityID, validUntil: CalendarDay) {
        self.pledge = pledge
        self.validUntil = validUntil
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("pledge", pledge) }
}
