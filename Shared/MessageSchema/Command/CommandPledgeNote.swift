/// What command took in of a nation's pledge: which lines stand at which stage.
public struct CommandPledgeNote: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "note-pledge"
    /// The kind of fact.
    public static let type = EventType(.command, "pledge.noted")

    /// The pledge.
    public let pledge: EntityID
    /// Whose it is; missing where only lines took a step.
    public let nation: NationCode?
    /// The lines that the fact speaks of, each with the stage that it reached.
    public let lines: [NotedLine]
    /// Where the fact stands in the other service's log.
    public let origin: ForeignPosition

    /// Puts it together.
    public init(pledge: EntityID, nation: NationCode? = nil, lines: [NotedLine], origin: ForeignPosition) {
        self.pledge = pledge
        self.nation = nation
        self.lines = lines
        self.origin = origin
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("pledge", pledge) }
}
