/// The end of a caveat.
public struct CaveatLifting: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "lift-caveat"
    /// The kind of fact.
    public static let type = EventType(.pledges, "caveat.lifted")

    /// The caveat.
    public let caveat: EntityID
    /// The nation's or source's own words.
    public let wording: Text?

    /// Puts it together.
    public init(caveat: EntityID, wording: Text? = nil) {
        self.caveat = caveat
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("caveat", caveat) }
}
