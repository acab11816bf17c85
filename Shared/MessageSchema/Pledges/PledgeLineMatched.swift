/// A line was matched to a slot, with what speaks against it.
public struct PledgeLineMatched: EventPayload {
    /// The kind of fact.
    public static let type = EventType(.pledges, "pledge.matched")

    /// The pledge.
    public let pledge: EntityID
    /// The line.
    public let line: EntityID
    /// The slot.
    public let requirement: EntityID
    /// How many of the line's people; the whole line where missing.
    public let headcount: Int?
    /// On what points the line does not fit the slot, as far as was known; missing where there are none.
    public let reservations: [Text]?
    /// The words of the source.
    public let wording: Text?

    /// Puts it together.
    public init(
        pledge: EntityID, line: EntityID, requirement: EntityID, headcount: Int? = nil, reservations: [Text]? = nil,
        wording: Text? = nil
    ) {
        self.pledge = pledge
        self.line = line
        self.requirement = requirement
        self.headcount = headcount
        self.reservations = reservations
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("pledge", pledge) }
}
