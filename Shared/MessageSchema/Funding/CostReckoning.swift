/// Costs or shortfalls are others than were last stated, because a month or a date began or because money was recorded in
/// an operation too large to reckon in the same step; brought about by the service itself, and named by no sender.
public struct CostReckoning: CommandPayload {
    /// The name of the command.
    public static let name = "reckon-costs"

    /// The day.
    public let on: CalendarDay
    /// The last fact of the operation that is reckoned with, so that each reckoning of a day is one of its own.
    public let after: SequenceNumber

    /// Puts it together.
    public init(on: CalendarDay, after: SequenceNumber) {
        self.on = on
        self.after = after
    }

    /// The entity it is about: the operation as a whole.
    public func subject(in operation: OperationID) -> Subject { Subject(operation) }
}
