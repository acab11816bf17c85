/// An officer by name, with grade and nation.
public struct Officer: Codable, Hashable, Sendable {
    /// The name.
    public let name: Text
    /// The nation.
    public let nation: NationCode
    /// The grade by NATO code.
    public let grade: Coded<NATOGrade>?
    /// The rank in words, such as Maj. Gen.
    public let rank: Text?

    /// Puts it together.
    public init(name: Text, nation: NationCode, grade: Coded<NATOGrade>? = nil, rank: Text? = nil) {
        self.name = name
        self.nation = nation
        self.grade = grade
        self.rank = rank
    }
}
