import DomainModel
import HashTreeCollections
import MessageSchema

extension MandateOperation {
    /// A task may be authorised anew, with another ceiling or other areas.
    func authoriseTask(_ wish: TaskAuthorisation, in context: DecisionContext) throws(Refusal) -> MandateEvent {
        try checkTerm(wish.ceiling, at: "/ceiling")
        try checkAreas(wish.areas, at: "/areas")
        if let authorisation = wish.authorisation, records.authorisations[authorisation] == nil {
            throw .unknown(
                "authorisation", authorisation, at: "/authorisation", among: Array(records.authorisations.keys),
                createWith: "record-authorisation")
        }
        if records.tasks[wish.task]?.definition.repeats(wish, in: context) ?? false {
            throw Refusal(
                .alreadySo, at: "/task", "the task `\(wish.task.wire)` is authorised with this content already")
        }
        return .taskAuthorisation(wish)
    }

    func checkTask(_ task: EntityID, at pointer: String) throws(Refusal) {
        guard records.tasks[task] != nil else {
            throw .unknown("task", task, at: pointer, among: Array(records.tasks.keys), createWith: "authorise-task")
        }
    }
}
