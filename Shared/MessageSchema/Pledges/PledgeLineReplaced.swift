/// Another line took the place of a line in its slots.
public struct PledgeLineReplaced: EventPayload {
    /// The kind of fact.
    public static let type = EventType(.pledges, "pledge.replaced")

    /// The pledge whose line was replaced.
    public let pledge: EntityID
    /// The line that was replaced.
    public let line: EntityID
    /// The pledge whose line took its place.
    public let byPledge: EntityID
    /// The line that took its place.
    public let byLine: EntityID
    /// What moved, slot by slot.
    public let moves: [MatchMove]
    /// Why.
    public let reason: Text
    /// On what points the other line does not fit the slots, as far as was known; missing where there are none.
    public let reservations: [Text]?

    /// Puts it together.
    public init(
        pledge: EntityID, line: EntityID, byPledge: EntityID, byLine: EntityID, moves: [MatchMove], reason: Text,
        reservations: [Text]? = nil
    ) {
        self.pledge = pledge
        self.line = line
        self.byPledge = byPledge
        self.byLine = byLine
        self.moves = moves
        self.reason = reason
        self.reservations = reservations
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("pledge", pledge) }
}
