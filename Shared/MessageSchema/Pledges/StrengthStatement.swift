/// How strong a nation's part of the force is, in absolute figures by stage and month: committed, ready, deploying, in
/// theatre, on hold and withdrawn (DOMAIN.md section 3).
///
/// Lines count from the month from which they are available, once in theatre from now on, and until the last month for
/// which they are offered; what is on hold or withdrawn has no month.
public struct StrengthStatement: Codable, Hashable, Sendable {
    /// The nation.
    public let nation: NationCode
    /// The day on which this was found.
    public let on: CalendarDay
    /// From the day's month on, the first period first; the last one holds for good.
    public let periods: [StrengthPeriod]
    /// How many later periods are left out so that the event stays short; missing where none are.
    public let leftOut: Int?

    /// Puts it together.
    public init(nation: NationCode, on: CalendarDay, periods: [StrengthPeriod], leftOut: Int? = nil) {
        self.nation = nation
        self.on = on
        self.periods = periods
        self.leftOut = leftOut
    }
}
