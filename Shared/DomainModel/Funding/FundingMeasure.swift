/// The six things that funding adds up; see `FundingTotals`.
public enum FundingMeasure: String, Codable, CaseIterable, Sendable {
    /// What is pledged.
    case pledged
    /// What is committed, paid or not.
    case committed
    /// What is paid in.
    case paid
    /// What is committed and not yet paid.
    case outstanding
    /// What is pledged and neither committed nor paid.
    case uncommitted
    /// What is paid in or committed.
    case funding
}
