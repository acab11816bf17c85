import DomainModel
import MessageSchema

extension MandateOperation {
    /// A precondition keeps its words and its post for good: its findings would mean something else under others.
    func definePrecondition(_ wish: Precondition) throws(Refusal) -> MandateEvent {
        guard let record = records.preconditions[wish.precondition] else { return .precondition(wish) }
        if record.definition.entries.contains(where: { $0.value == wish }) {
            throw Refusal(
                .alreadySo, at: "/precondition",
                "the precondition `\(wish.precondition.wire)` is defined with this content already")
        }
        throw .exists(
            "precondition", wish.precondition, at: "/precondition",
            changeWith:
                "its findings speak of the title and the post it has; define another fact under an id of its own")
    }

    /// Takes note of whether somebody is in a post of the command service, each of its statements once.
    func note(_ wish: PostNote) throws(Refusal) -> MandateEvent {
        let isKnown = records.posts[wish.post]?.entries.contains { $0.value == wish } ?? false
        guard !isKnown else {
            throw Refusal(.alreadySo, at: "/post", "that is taken in from command already")
        }
        return .postNote(wish)
    }

    func recordFinding(_ wish: PreconditionFinding, in context: DecisionContext) throws(Refusal) -> MandateEvent {
        try checkTerm(wish.status, at: "/status")
        try checkPrecondition(wish.precondition, at: "/precondition")
        guard let record = records.preconditions[wish.precondition] else { return .preconditionFinding(wish) }
        let isUnknownAnyway =
            context.isDecided && wish.status == .known(.unknown)
            && record.findings.entry(at: context.moment) == nil
        if isUnknownAnyway || record.findings.repeats(wish, in: context) {
            throw Refusal(
                .alreadySo, at: "/status",
                "the precondition `\(wish.precondition.wire)` is \(wish.status.wire) on \(context.effective.wire) already"
            )
        }
        return .preconditionFinding(wish)
    }

    func checkPrecondition(_ precondition: EntityID, at pointer: String) throws(Refusal) {
        guard records.preconditions[precondition] != nil else {
            throw .unknown(
                "precondition", precondition, at: pointer, among: Array(records.preconditions.keys),
                createWith: "define-precondition")
        }
    }
}
