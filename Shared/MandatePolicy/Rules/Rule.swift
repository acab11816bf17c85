public import MessageSchema

/// A limitation as data: what is refused or required, the effect, and the words of whoever set it. Caveats of nations,
/// conditions of donors and constraints of the mandate are one family (DOMAIN.md section 2).
public struct Rule: Hashable, Sendable {
    /// How it is called.
    public let name: RuleName
    /// Whom it is of, for the sentence that says why: "Indonesia", "the mandate".
    public let holder: String
    /// The nation whose it is; `nil` where nobody is named, or it is not a nation's.
    public let nation: NationCode?
    /// What it does to availability where it is broken.
    public let effect: Coded<CaveatEffect>
    /// Tasks that it refuses.
    public let refusesTasks: [EntityID]
    /// Areas that it refuses, sub-areas included.
    public let refusesAreas: [EntityID]
    /// The only areas that it allows, sub-areas included; `nil` where it does not limit them so.
    public let onlyAreas: [EntityID]?
    /// The most force that it allows.
    public let ceiling: Coded<UseOfForce>?
    /// Preconditions that must be met.
    public let requires: [EntityID]
    /// The most authority that is let go of.
    public let authority: Coded<CommandAuthority>?
    /// The first day on which it is in force; from the beginning where missing.
    public let from: CalendarDay?
    /// The last day on which it is in force; for ever where missing.
    public let until: CalendarDay?
    /// What it demands beside its data, in words that no machine can apply; `nil` where the data says it all.
    public let unsaid: Text?
    /// The words of whoever set it.
    public let wording: Text
    /// The event that states it, where there is one.
    public let entry: EventID?

    /// Puts a rule together.
    public init(
        name: RuleName, holder: String, nation: NationCode? = nil, effect: Coded<CaveatEffect>,
        refusesTasks: [EntityID] = [],
        refusesAreas: [EntityID] = [], onlyAreas: [EntityID]? = nil, ceiling: Coded<UseOfForce>? = nil,
        requires: [EntityID] = [], authority: Coded<CommandAuthority>? = nil, from: CalendarDay? = nil,
        until: CalendarDay? = nil, unsaid: Text? = nil, wording: Text, entry: EventID? = nil
    ) {
        self.name = name
        self.holder = holder
        self.nation = nation
        self.effect = effect
        self.refusesTasks = refusesTasks
        self.refusesAreas = refusesAreas
        self.onlyAreas = onlyAreas
        self.ceiling = ceiling
        self.requires = requires
        self.authority = authority
        self.from = from
        self.until = until
        self.unsaid = unsaid
        self.wording = wording
        self.entry = entry
    }

    /// Whether it is in force on the day of some terms.
    public func isInForce(under terms: Terms) -> Bool {
        guard let day = terms.day else { return true }
        return (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
    }

    /// The rule in words: "Indonesia's caveat `no-combat`".
    public var title: String {
        "\(holder)\(holder.hasSuffix("s") ? "'" : "'s") \(name.kind.rawValue) `\(name.id.wire)`"
    }
}
