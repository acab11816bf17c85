/// What its donor's conditions leave of a contribution from a day on, and by which clauses. It changes availability, never
/// the stage (DOMAIN.md section 3).
public struct ContributionStatement: Codable, Hashable, Sendable {
    /// The contribution.
    public let contribution: EntityID
    /// What is left of it.
    public let availability: Coded<Availability>
    /// What was left of it before.
    public let was: Coded<Availability>
    /// The day for which this was found.
    public let on: CalendarDay
    /// The conditions that matter and their clauses; empty where nothing stands against it any more.
    public let clauses: [AvailabilityClause]
    /// The assigned tasks for which it can be used; left out where all of them can be done.
    public let usable: [UsableTask]?
    /// How many conditions, clauses and tasks are left out so that the event stays short; missing where none are.
    public let leftOut: Int?

    /// Puts it together.
    public init(
        contribution: EntityID, availability: Coded<Availability>, was: Coded<Availability>, on: CalendarDay,
        clauses: [AvailabilityClause], usable: [UsableTask]? = nil, leftOut: Int? = nil
    ) {
        self.contribution = contribution
        self.availability = availability
        self.was = was
        self.on = on
        self.clauses = clauses
        self.usable = usable
        self.leftOut = leftOut
    }
}
