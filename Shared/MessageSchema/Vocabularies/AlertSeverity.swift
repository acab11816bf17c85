/// How grave an alert is.
public enum AlertSeverity: String, Term, Codable {
    /// Something to know of.
    case notice
    /// Something to act on in time.
    case warning
    /// Something that stands against what the force does now.
    case critical

    /// What the vocabulary is called.
    public static let vocabulary = "alertSeverity"
}

/// The severities rise: `notice` < `warning` < `critical`.
extension AlertSeverity: Comparable {
    /// The less grave first.
    public static func < (left: AlertSeverity, right: AlertSeverity) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .notice: 0
        case .warning: 1
        case .critical: 2
        }
    }
}
