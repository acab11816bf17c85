public import MessageSchema

/// A command that time alone brings about, such as the expiry of an authorisation (DESIGN.md section 3).
///
/// Its id derives from the operation, the rule, the entity and the day, so that it is carried out once at most, however
/// often it is found to be due. What falls due together on an entity by one rule belongs into one command; where another
/// one of the same rule, entity and day was carried out already, its content becomes part of its id.
public struct DueCommand<Command: ServiceCommand>: Hashable, Sendable {
    /// The command to the service itself.
    public let command: Command
    /// A short name that is part of the command's id; never changed once used: 1 to 30 of `a-z` and `-`.
    public let rule: String
    /// The day on which it falls due; what it brings about takes effect on that day.
    public let on: CalendarDay

    /// Puts it together.
    public init(_ command: Command, rule: String, on: CalendarDay) {
        self.command = command
        self.rule = rule
        self.on = on
    }

    /// The id of the command: `rule:operation:kind:id:day`, such as
    /// `expire-authorisation:isf-gaza:authorisation:unscr-2803:2028-01-01`.
    ///
    /// The operation is part of it because one log holds all operations, and the same entity may fall due in two of them.
    /// - Throws: `InvalidValue` where rule and ids together are longer than a command's id may be.
    public func id(in operation: OperationID) throws(InvalidValue) -> CommandID {
        let subject = command.payload.subject(in: operation)
        return try CommandID(wire: "\(rule):\(operation.wire):\(subject.kind):\(subject.id):\(on.wire)")
    }
}
