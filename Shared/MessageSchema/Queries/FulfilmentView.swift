/// How well a donor keeps its word, in basis points (hundredths of a percent, rounded down); a share is missing where there is nothing
/// to compare with.
public struct FulfilmentView: Codable, Hashable, Sendable {
    /// What is compared, by which day, and what is in no share.
    public let statement: String
    /// Paid of what was due by the day.
    public let paidPerDue: Int?
    /// Paid of what is committed.
    public let paidPerCommitted: Int?
    /// Committed of what is pledged.
    public let committedPerPledged: Int?
    /// What was due by the day, in the operation's currency.
    public let due: String
    /// What of that is paid.
    public let paidOfDue: String

    /// Puts it together.
    public init(
        statement: String, paidPerDue: Int? = nil, paidPerCommitted: Int? = nil, committedPerPledged: Int? = nil,
        due: String, paidOfDue: String
    ) {
        self.statement = statement
        self.paidPerDue = paidPerDue
        self.paidPerCommitted = paidPerCommitted
        self.committedPerPledged = committedPerPledged
        self.due = due
        self.paidOfDue = paidOfDue
    }
}
