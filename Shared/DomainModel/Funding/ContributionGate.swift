/// The gates of a contribution's ladder, which a report may skip; the picture then shows them as not evidenced
/// (DOMAIN.md section 4).
public enum ContributionGate: String, Codable, CaseIterable, Sendable {
    /// The donor's pledge is on record and in effect.
    case pledged
    /// The agreement behind a commitment is named.
    case agreement
    /// A commitment precedes the payments.
    case committed
}
