public import MessageSchema

/// How strong the force is from a month on, by kind of people, with what is unknown counted; holds until the next one.
public struct DatedStrength: Codable, Hashable, Sendable {
    /// The first month of it.
    public let from: CalendarMonth
    /// The people, by kind, in the order of the vocabulary.
    public let groups: [Group]

    /// The people of one kind.
    public struct Group: Codable, Hashable, Sendable {
        /// Which people.
        public let personnel: Coded<PersonnelKind>
        /// How many: low, best and high, and how many lines are of unknown size.
        public let sum: StrengthSum

        /// Puts it together.
        public init(personnel: Coded<PersonnelKind>, sum: StrengthSum) {
            self.personnel = personnel
            self.sum = sum
        }
    }

    /// Puts it together.
    public init(from: CalendarMonth, groups: [Group]) {
        self.from = from
        self.groups = groups
    }

    /// The strength of some quantities by kind of people.
    public init(from: CalendarMonth, _ people: [(personnel: Coded<PersonnelKind>, headcount: Quantity)]) {
        self.from = from
        let kinds = Set(people.map(\.personnel)).sorted { $0.wire < $1.wire }
        groups = kinds.map { kind in
            Group(personnel: kind, sum: StrengthSum(people.filter { $0.personnel == kind }.map(\.headcount)))
        }
    }

    /// All people together.
    public var total: StrengthSum {
        var sum = StrengthSum()
        for group in groups { sum.add(group.sum) }
        return sum
    }

    /// The strength that several nations' periods come to together, from a month on; each entry holds until the next.
    public static func all(
        of nations: [[StrengthPeriod]], for basis: StrengthBasis, from first: CalendarMonth
    ) -> [DatedStrength] {
        let starts = nations.flatMap { $0 }.map { CalendarMonth(of: $0.from.lastDay) }.filter { first < $0 }
        return Set([first] + starts).sorted().map { month in
            let groups = nations.flatMap { periods in
                periods.last { CalendarMonth(of: $0.from.lastDay) <= month }?.groups ?? []
            }.filter { basis.counts($0.stage) }
            return DatedStrength(
                from: month,
                groups: Dictionary(grouping: groups, by: \.personnel).sorted { $0.key.wire < $1.key.wire }.map {
                    personnel, groups in
                    Group(
                        personnel: personnel,
                        sum: groups.reduce(into: StrengthSum()) { $0.add(StrengthSum($1)) })
                })
        }
    }

    /// Of several, the one that holds in a month; `nil` before the first.
    public static func holding(in month: CalendarMonth, among strengths: [DatedStrength]) -> DatedStrength? {
        strengths.filter { $0.from <= month }.max { $0.from < $1.from }
    }
}

extension StrengthBasis {
    /// Whether lines at a stage are in this strength.
    func counts(_ stage: Coded<LineStage>) -> Bool {
        switch self {
        case .inTheatre: stage == .known(.inTheatre)
        case .nominal: stage.term?.isNominal ?? false
        }
    }
}
