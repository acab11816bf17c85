import MandatePolicy
import MessageSchema

extension RuleReason {
    init(_ finding: Finding) {
        self.init(
            kind: .known(finding.rule.name.kind), rule: finding.rule.name.id,
            availability: .known(finding.availability), clauses: finding.clauses)
    }
}

extension LineAvailability {
    init(_ assessment: Assessment) {
        self.init(
            availability: .known(assessment.availability), statement: assessment.statement,
            reasons: assessment.findings.map(RuleReason.init), usable: assessment.usable,
            entries: assessment.findings.compactMap(\.rule.entry))
    }
}
