/// The ladder of filling a post: vacant < offered < accepted < nominated < designated < confirmed < inPost (DOMAIN.md section 2,
/// command).
extension PostState: Comparable {
    /// The lower rung first.
    public static func < (left: PostState, right: PostState) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .vacant: 0
        case .offered: 1
        case .accepted: 2
        case .nominated: 3
        case .designated: 4
        case .confirmed: 5
        case .inPost: 6
        }
    }
}
