import DomainModel
import MessageSchema

extension PledgesOperation {
    /// Records a claim on a figure; what it speaks of must be there where pledges owns it.
    func record(_ claim: PledgesClaim, _ context: DecisionContext) throws(Refusal) -> PledgesEvent {
        let content = claim.content
        try Bounds.check(content.contradicts, at: "/contradicts")
        try records.claims.check(content, in: context)
        if let subject = content.of { try check(subject) }
        return .pledgesClaim(claim)
    }

    private func check(_ subject: Subject) throws(Refusal) {
        // An id that cannot be one is caught where a subject is read.
        guard let id = try? EntityID(wire: subject.id) else { return }
        switch subject.kind {
        case "pledge": try check(subject.kind, id, in: records.pledges, createWith: "announce-pledge")
        case "conference": try check(subject.kind, id, in: records.conferences, createWith: "call-conference")
        case "approach": try check(subject.kind, id, in: records.approaches, createWith: "send-approach")
        case "milestone": try check(subject.kind, id, in: records.milestones, createWith: "set-milestone")
        case "estimate": try check(subject.kind, id, in: records.estimates, createWith: "record-estimate")
        case "caveat": try check(subject.kind, id, in: records.caveats, createWith: "declare-caveat")
        default: return
        }
    }

    private func check<Record>(
        _ kind: String, _ id: EntityID, in entities: SettlingMap<EntityID, Record>, createWith command: String
    ) throws(Refusal) {
        guard entities[id] == nil else { return }
        throw .unknown(kind, id, at: "/of", among: entities.candidates, createWith: command)
    }
}
