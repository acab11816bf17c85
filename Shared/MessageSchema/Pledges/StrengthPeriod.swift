/// What a nation's lines come to from a month on, until the next period begins.
public struct StrengthPeriod: Codable, Hashable, Sendable {
    /// The first month of it.
    public let from: EffectiveDate
    /// By stage and kind of people, in the order of the vocabularies; a stage that is not there holds nobody.
    public let groups: [StrengthGroup]

    /// Puts it together.
    public init(from: EffectiveDate, groups: [StrengthGroup]) {
        self.from = from
        self.groups = groups
    }
}
