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
