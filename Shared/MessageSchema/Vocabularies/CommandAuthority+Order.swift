/// The authorities rise: none < TACON < TACOM < OPCON < OPCOM < full command (AAP-06).
extension CommandAuthority: Comparable {
    /// The lesser authority first.
    public static func < (left: CommandAuthority, right: CommandAuthority) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .none: 0
        case .tacon: 1
        case .tacom: 2
        case .opcon: 3
        case .opcom: 4
        case .fullCommand: 5
        }
    }
}
