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
        let alerts =
            authorisationAlerts() + assignmentAlerts() + assumptionAlerts() + standAlerts() + stationAlerts()
            + riskAlerts() + shortfallAlerts()
        return alerts.sorted { left, right in
            if left.severity != right.severity {
                guard let leftTerm = left.severity.term, let rightTerm = right.severity.term else { return false }
                return leftTerm > rightTerm
            }
            if left.kind != right.kind { return Self.place(of: left.kind) < Self.place(of: right.kind) }
            let (leftSubjects, rightSubjects) = (left.subjects.map(\.wire), right.subjects.map(\.wire))
            if leftSubjects != rightSubjects { return leftSubjects.lexicographicallyPrecedes(rightSubjects) }
            return left.statement < right.statement
        }
    }

    /// Kinds in the order of their vocabulary, in which what others follow from comes first.
    private static func place(of kind: Coded<AlertKind>) -> Int {
        kind.term.flatMap(AlertKind.allCases.firstIndex) ?? AlertKind.allCases.count
    }
}
