/// What rules leave of a contribution under some terms, from all to nothing (DOMAIN.md section 2, mandate and pledges).
/// It is about availability and never touches the stage.
public enum Availability: String, Codable, CaseIterable, Sendable {
    /// No rule is broken: it can be used as it was offered.
    case untouched
    /// It can be used for other tasks or in other areas.
    case restricted
    /// Whether it can be used hangs on what nobody knows.
    case undetermined
    /// It cannot be used while this holds.
    case suspended
    /// The nation or donor ends its participation.
    case withdrawn
}

/// The order in which rules combine: the gravest of several holds, so that their order never matters.
extension Availability: Comparable {
    /// The less grave first.
    public static func < (left: Availability, right: Availability) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .untouched: 0
        case .restricted: 1
        case .undetermined: 2
        case .suspended: 3
        case .withdrawn: 4
        }
    }
}
