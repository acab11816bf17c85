import DomainModel
import MessageSchema

extension MandateOperation {
    /// The id of a stand belongs to one party and one task or option for good: a new position under the same id
    /// revises it, and a nation has one stand on a target.
    func recordStand(_ wish: Stand, in context: DecisionContext) throws(Refusal) -> MandateEvent {
        try checkTerm(wish.position, at: "/position")
        switch (wish.task, wish.option) {
        case (let task?, nil): try checkTask(task, at: "/task")
        case (nil, let option?): try checkOption(option, at: "/option")
        case (nil, nil):
            throw Refusal(.invalidContent, at: "/task", "a stand is on a task or an option: give one of the two")
        case (_?, _?):
            throw Refusal(
                .invalidContent, at: "/option",
                "a stand is on a task or an option, not on both: leave one out, or record two stands")
        }
        if let record = records.stands[wish.stand] {
            try checkSame(wish, as: record)
            if record.definition.repeats(wish, in: context) {
                throw Refusal(
                    .alreadySo, at: "/position", "the stand `\(wish.stand.wire)` is recorded with this position already"
                )
            }
        } else if let other = standOfSameNation(as: wish) {
            throw Refusal(
                .alreadyExists, at: "/stand",
                "\(wish.party) has the stand `\(other.wire)` on that already; record the new position under that id")
        }
        return .stand(wish)
    }

    private func checkSame(_ wish: Stand, as record: StandRecord) throws(Refusal) {
        guard let first = record.definition.entries.first?.value else { return }
        let pointer: String? =
            first.party != wish.party
            ? "/party" : first.task != wish.task ? "/task" : first.option != wish.option ? "/option" : nil
        guard let pointer else { return }
        let target = (first.task ?? first.option).map { "`\($0.wire)`" } ?? "something else"
        throw Refusal(
            .alreadyExists, at: pointer,
            "the stand `\(wish.stand.wire)` is that of \(first.party) on \(target); a new position keeps party and "
                + "target, another stand has an id of its own")
    }

    private func standOfSameNation(as wish: Stand) -> EntityID? {
        guard wish.party.code != nil else { return nil }
        return records.stands.filter { _, record in
            record.definition.entries.first.map {
                $0.value.party == wish.party && $0.value.task == wish.task && $0.value.option == wish.option
            } ?? false
        }.map(\.key).min()
    }

    private func checkOption(_ option: EntityID, at pointer: String) throws(Refusal) {
        guard records.options[option] != nil else {
            throw .unknown(
                "option", option, at: pointer, among: Array(records.options.keys), createWith: "define-option")
        }
    }
}
