public import DomainModel
public import MessageSchema

/// A book of rules, each tested once under the same terms.
public struct JudgedRules: Sendable {
    /// The terms.
    public let terms: Terms
    /// What every rule comes to, by its name.
    public let findings: [RuleName: Finding]
    private let book: RuleBook

    init(_ book: RuleBook, under terms: Terms) {
        self.book = book
        self.terms = terms
        findings = Dictionary(book.rules.map { ($0.name, Finding($0, under: terms)) }) { first, _ in first }
    }

    /// What the rules leave of a line, and why.
    public func assessment(of line: EntityID, in pledge: PledgeRecord) -> Assessment {
        Assessment(book.names(for: line, of: pledge).compactMap { findings[$0] }, under: terms)
    }

    /// The findings that matter, by the rule's name; also of rules that no line stands under.
    public var broken: [Finding] { findings.values.filter(\.matters).sorted { $0.rule.name < $1.rule.name } }
}
