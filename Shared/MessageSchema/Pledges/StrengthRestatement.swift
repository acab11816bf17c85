/// A day began on which some nation's strength is another one than was last stated, such as the first one of a date that
/// was set ahead; brought about by time alone, and named by no sender.
public struct StrengthRestatement: CommandPayload {
    /// The name of the command.
    public static let name = "restate-strength"

    /// The day.
    public let on: CalendarDay

    /// Puts it together.
    public init(on: CalendarDay) {
        self.on = on
    }

    /// The entity it is about: the operation, for it looks at every nation.
    public func subject(in operation: OperationID) -> Subject { Subject(operation) }
}
