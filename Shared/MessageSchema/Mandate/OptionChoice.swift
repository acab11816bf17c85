/// Puts an option in force: the only way in which the assignment changes.
public struct OptionChoice: CommandPayload {
    /// The name of the command.
    public static let name = "put-option-in-force"

    /// The option.
    public let option: EntityID

    /// Puts it together.
    public init(option: EntityID) {
        self.option = option
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("option", option) }
}
