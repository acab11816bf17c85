/// Grades rise from OF-1 to OF-10 (STANAG 2116).
extension NATOGrade: Comparable {
    /// The lower grade first.
    public static func < (left: NATOGrade, right: NATOGrade) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .of1: 1
        case .of2: 2
        case .of3: 3
        case .of4: 4
        case .of5: 5
        case .of6: 6
        case .of7: 7
        case .of8: 8
        case .of9: 9
        case .of10: 10
        }
    }
}
