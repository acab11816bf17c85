/// An area is no longer in use from the effective date on; what names it stays as it is and can be read.
public struct AreaRetirement: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "retire-area"
    /// The kind of fact.
    public static let type = EventType(.mandate, "area.retired")

    /// The area.
    public let area: EntityID
    /// Why, in the words of the source.
    public let reason: Text?

    /// Puts it together.
    public init(area: EntityID, reason: Text? = nil) {
        self.area = area
        self.reason = reason
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("area", area) }
}
