public import MessageSchema

/// Why a nation or its officer may not hold a post.
public enum Ineligibility: Hashable, Sendable, CustomStringConvertible {
    /// The post is barred to the nation.
    case barred(NationCode)
    /// The post is reserved for other nations.
    case notReserved(NationCode, for: [NationCode])
    /// The officer's grade is below the post's.
    case gradeBelow(NATOGrade, asked: NATOGrade)

    /// A stable name of the reason: `barred`, `notReserved` or `gradeBelow`.
    public var code: String {
        switch self {
        case .barred: "barred"
        case .notReserved: "notReserved"
        case .gradeBelow: "gradeBelow"
        }
    }

    /// The reason in words.
    public var description: String {
        switch self {
        case .barred(let nation): "the post is barred to \(nation.wire)"
        case .notReserved(let nation, let nations):
            "the post is reserved for \(nations.map(\.wire).joined(separator: ", ")), not for \(nation.wire)"
        case .gradeBelow(let grade, let asked):
            "the post asks for \(asked.rawValue) at least, the officer is \(grade.rawValue)"
        }
    }
}
