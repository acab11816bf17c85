import DomainModel
import MessageSchema

extension Answers {
    func alertsReply() -> AlertsReply { AlertsReply(about: about, alerts: alerts()) }

    func alertCount() -> AlertsPart {
        let alerts = alerts()
        return AlertsPart(
            count: alerts.count, critical: alerts.count { $0.severity == .known(.critical) }, gravest: alerts.first)
    }

    /// Everything that a person should look at on the day asked for, the gravest first.
    func alerts() -> [AlertView] {
        let alerts = authorisationAlerts() + assignmentAlerts() + assumptionAlerts() + standAlerts()
        return alerts.sorted { left, right in
            if left.severity != right.severity {
                guard let leftTerm = left.severity.term, let rightTerm = right.severity.term else { return false }
                return leftTerm > rightTerm
            }
            if left.kind != right.kind { return left.kind.wire < right.kind.wire }
            let (leftSubjects, rightSubjects) = (left.subjects.map(\.wire), right.subjects.map(\.wire))
            if leftSubjects != rightSubjects { return leftSubjects.lexicographicallyPrecedes(rightSubjects) }
            return left.statement < right.statement
        }
    }
}
