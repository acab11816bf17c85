/// A day began on which something else is left of lines than was last stated, such as the first day of a caveat; brought
/// about by time alone, and named by no sender.
public struct Reexamination: CommandPayload {
    /// The name of the command.
    public static let name = "reexamine-availability"

    /// The day.
    public let on: CalendarDay

    /// Puts it together.
    public init(on: CalendarDay) {
        self.on = on
    }

    /// The entity it is about: the operation, for it looks at every pledge.
    public func subject(in operation: OperationID) -> Subject { Subject(operation) }
}
