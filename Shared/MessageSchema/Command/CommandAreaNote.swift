/// An area of mandate's as command took it in, to know what lies within what.
public struct CommandAreaNote: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "note-area"
    /// The kind of fact.
    public static let type = EventType(.command, "area.noted")

    /// The area.
    public let area: EntityID
    /// The area that contains it; none for the root of the tree.
    public let within: EntityID?
    /// `true` where mandate retired it.
    public let isRetired: Bool?
    /// Where the fact stands in the other service's log.
    public let origin: ForeignPosition

    /// Puts it together.
    public init(area: EntityID, within: EntityID? = nil, isRetired: Bool? = nil, origin: ForeignPosition) {
        self.area = area
        self.within = within
        self.isRetired = isRetired
        self.origin = origin
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("area", area) }
}
