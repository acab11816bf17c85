/// Planned and actual payments of a contribution.
public struct ScheduleView: Codable, Hashable, Sendable {
    /// The instalments in the order in which they fall due.
    public let instalments: [InstalmentView]
    /// What they come to.
    public let planned: Money
    /// What is due by the day asked for.
    public let due: Money
    /// What of that is not paid.
    public let overdue: Money
    /// When the schedule was set, and on whose word.
    public let entry: EntryReference

    /// Puts it together.
    public init(instalments: [InstalmentView], planned: Money, due: Money, overdue: Money, entry: EntryReference) {
        self.instalments = instalments
        self.planned = planned
        self.due = due
        self.overdue = overdue
        self.entry = entry
    }
}
