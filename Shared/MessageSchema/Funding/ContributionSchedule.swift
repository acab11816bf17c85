/// When a contribution is to be paid: the whole schedule, which takes the place of the one before.
public struct ContributionSchedule: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "schedule-payments"
    /// The kind of fact.
    public static let type = EventType(.funding, "contribution.scheduled")

    /// The contribution.
    public let contribution: EntityID
    /// The instalments; at least one.
    public let instalments: [Instalment]
    /// The words of the donor or source.
    public let wording: Text?

    /// Puts it together.
    public init(contribution: EntityID, instalments: [Instalment], wording: Text? = nil) {
        self.contribution = contribution
        self.instalments = instalments
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("contribution", contribution) }
}
