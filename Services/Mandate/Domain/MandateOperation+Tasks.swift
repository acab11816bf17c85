import DomainModel
import MessageSchema

extension MandateOperation {
    /// A task may be authorised anew, with another ceiling or other areas, also after it was withdrawn.
    func authoriseTask(_ wish: TaskAuthorisation, in context: DecisionContext) throws(Refusal) -> MandateEvent {
        try checkTerm(wish.ceiling, at: "/ceiling")
        try checkAreas(wish.areas, at: "/areas", in: context)
        if let authorisation = wish.authorisation, records.authorisations[authorisation] == nil {
            throw .unknown(
                "authorisation", authorisation, at: "/authorisation", among: Array(records.authorisations.keys),
                createWith: "record-authorisation")
        }
        if let record = records.tasks[wish.task], record.definition.repeats(wish, in: context),
            record.ending(at: context.moment) == nil
        {
            throw Refusal(
                .alreadySo, at: "/task", "the task `\(wish.task.wire)` is authorised with this content already")
        }
        return .taskAuthorisation(wish)
    }

    /// Records that a task is no longer authorised. Where it is assigned it stays so, which is then beyond what is
    /// authorised: only `put-option-in-force` changes the assignment.
    func withdrawTask(_ wish: TaskWithdrawal, in context: DecisionContext) throws(Refusal) -> MandateEvent {
        try checkTask(wish.task, at: "/task")
        if let record = records.tasks[wish.task] {
            try checkEnds(record, wish, "task `\(wish.task.wire)`", "no longer authorised", at: "/task", in: context)
        }
        return .taskWithdrawal(wish)
    }

    func checkTask(_ task: EntityID, at pointer: String) throws(Refusal) {
        guard records.tasks[task] != nil else {
            throw .unknown("task", task, at: pointer, among: Array(records.tasks.keys), createWith: "authorise-task")
        }
    }
}
