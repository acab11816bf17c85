/// The ask to one nation or organisation.
public struct Approach: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "send-approach"
    /// The kind of fact.
    public static let type = EventType(.pledges, "approach.sent")

    /// Its id.
    public let approach: EntityID
    /// Who is asked.
    public let nation: NationCode
    /// What for; open where missing.
    public let kinds: [Coded<ApproachKind>]?
    /// The specific asks.
    public let asks: [Text]?
    /// Who asks.
    public let by: Text?

    /// Puts it together.
    public init(
        approach: EntityID, nation: NationCode, kinds: [Coded<ApproachKind>]? = nil, asks: [Text]? = nil,
        by: Text? = nil
    ) {
        self.approach = approach
        self.nation = nation
        self.kinds = kinds
        self.asks = asks
        self.by = by
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("approach", approach) }
}
