import DomainModel
import HashTreeCollections
public import MessageSchema

extension CommandOperation {
    /// The operation itself is mandate's.
    public func objectionToRetracting(_ fact: CommandEvent) -> String? {
        guard case .commandOperationAcceptance = fact else { return nil }
        return "command took the operation in from mandate, which establishes it for good"
    }

    /// The operation itself is mandate's.
    public func objectionToCorrecting(_ fact: CommandEvent) -> String? {
        guard case .commandOperationAcceptance = fact else { return nil }
        return "command took the operation in from mandate; correct the entry there, and command follows"
    }

    /// Steps in the filling of a post are.
    public func isStep(_ fact: CommandEvent) -> Bool {
        switch fact {
        case .postOffer, .postAcceptance, .postNomination, .postDesignation, .postFilling, .postVacancy: true
        default: false
        }
    }

    /// Posts that report to a post, and claims on it.
    public func reliers(on subject: Subject) -> [Subject] {
        let below = records.posts.filter { _, post in
            post.definition.entries.contains { entry in
                entry.value.reportsTo.map { Subject("post", $0) } == subject
            }
        }
        return below.map(\.key).sorted().map { Subject("post", $0) } + records.claims.reliers(on: subject)
    }

    /// Mandate's, from where the operation was taken in.
    public var foreignLogs: [LogID: ServiceName] {
        records.acceptance.map { [$0.acceptance.origin.log: .mandate] } ?? [:]
    }
}
