/// What the force costs in the coming month is another sum than was last stated: strength × rate + lines (DOMAIN.md
/// section 2, funding).
public struct MonthlyCostStated: EventPayload {
    /// The kind of fact.
    public static let type = EventType(.funding, "cost.stated")

    /// For which strength.
    public let strength: Coded<StrengthBasis>
    /// The month, the first after the day.
    public let month: EffectiveDate
    /// The day on which it was reckoned.
    public let on: CalendarDay
    /// How many people, by the best figures.
    public let people: Int
    /// With the low figures of the strength.
    public let low: Money
    /// With the best figures.
    public let best: Money
    /// With the high figures.
    public let high: Money
    /// How many lines of people are of unknown size, and cost more than is counted; missing where none are.
    public let unknownHeadcounts: Int?
    /// Kinds of people for whom no rate is known; missing where every kind has one.
    public let withoutRate: [Coded<PersonnelKind>]?
    /// Budget lines that fall in the month at a cost that nobody gives; missing where none do.
    public let unknownLines: [EntityID]?

    /// Puts it together.
    public init(
        strength: Coded<StrengthBasis>, month: EffectiveDate, on: CalendarDay, people: Int, low: Money, best: Money,
        high: Money, unknownHeadcounts: Int? = nil, withoutRate: [Coded<PersonnelKind>]? = nil,
        unknownLines: [EntityID]? = nil
    ) {
        self.strength = strength
        self.month = month
        self.on = on
        self.people = people
        self.low = low
        self.best = best
        self.high = high
        self.unknownHeadcounts = unknownHeadcounts
        self.withoutRate = withoutRate
        self.unknownLines = unknownLines
    }

    /// The cost of that strength.
    public func subject(in operation: OperationID) -> Subject { .cost(of: strength) }
}
