/// What rules leave of some lines of a pledge from a day on, and by which clauses. It changes availability, never the stage
/// (DOMAIN.md section 2, pledges).
public struct AvailabilityStatement: Codable, Hashable, Sendable {
    /// The pledge.
    public let pledge: EntityID
    /// The lines of which the same is left for the same reasons.
    public let lines: [EntityID]
    /// What is left of them.
    public let availability: Coded<Availability>
    /// What was left of them before, the least of it where that differed.
    public let was: Coded<Availability>
    /// The day for which this was found.
    public let on: CalendarDay
    /// The rules that matter and their clauses; empty where nothing stands against the lines any more.
    public let clauses: [AvailabilityClause]
    /// The assigned tasks for which they can be used; left out where all of them can be done.
    public let usable: [UsableTask]?
    /// How many rules, clauses and tasks are left out so that the event stays short; missing where none are.
    public let leftOut: Int?

    /// Puts it together.
    public init(
        pledge: EntityID, lines: [EntityID], availability: Coded<Availability>, was: Coded<Availability>,
        on: CalendarDay, clauses: [AvailabilityClause], usable: [UsableTask]? = nil, leftOut: Int? = nil
    ) {
        self.pledge = pledge
        self.lines = lines
        self.availability = availability
        self.was = was
        self.on = on
        self.clauses = clauses
        self.usable = usable
        self.leftOut = leftOut
    }
}
