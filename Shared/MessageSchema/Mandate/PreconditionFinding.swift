/// Whether a precondition holds.
public struct PreconditionFinding: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "record-precondition"
    /// The kind of fact.
    public static let type = EventType(.mandate, "precondition.recorded")

    /// The precondition.
    public let precondition: EntityID
    /// Whether it holds.
    public let status: Coded<PreconditionStatus>
    /// The words of the source.
    public let wording: Text?

    /// Puts it together.
    public init(precondition: EntityID, status: Coded<PreconditionStatus>, wording: Text? = nil) {
        self.precondition = precondition
        self.status = status
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("precondition", precondition) }
}
