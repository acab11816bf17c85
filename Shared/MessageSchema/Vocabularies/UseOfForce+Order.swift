/// The ceilings rise: `selfDefence` < `defenceOfMandate` < `allNecessaryMeans` (DOMAIN.md section 2, mandate).
extension UseOfForce: Comparable {
    /// The tighter ceiling first.
    public static func < (left: UseOfForce, right: UseOfForce) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .selfDefence: 0
        case .defenceOfMandate: 1
        case .allNecessaryMeans: 2
        }
    }
}
