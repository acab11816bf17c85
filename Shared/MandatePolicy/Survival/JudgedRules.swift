public import DomainModel
public import MessageSchema

/// A book of rules, each tested once under the same terms.
public struct JudgedRules: Sendable {
    /// The terms.
    public let terms: Terms
    /// What every rule comes to, by the rule's name.
    public let findings: [Finding]
    private let book: RuleBook
    /// What is left of a line on which no rule matters.
    private let untouched: Assessment

    init(_ book: RuleBook, under terms: Terms) {
        self.book = book
        self.terms = terms
        findings = book.rules.map { Finding($0, under: terms) }
        untouched = Assessment(ordered: [], under: terms)
    }

    /// What the rules leave of a line, and why.
    public func assessment(of line: EntityID, in pledge: PledgeRecord) -> Assessment {
        assessment(by: book.places(for: line, of: pledge))
    }

    /// The findings that matter, by the rule's name; also of rules that no line stands under.
    public var broken: [Finding] { findings.filter(\.matters) }

    /// What the rules in some places of the book leave.
    func assessment(by places: [Int]) -> Assessment {
        let matter = places.compactMap { findings[$0].matters ? findings[$0] : nil }
        return matter.isEmpty ? untouched : Assessment(ordered: matter, under: terms)
    }
}
