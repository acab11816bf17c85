import DomainModel
import MessageSchema

extension Answers {
    /// Stands and caveats side by side: a row for each party, a column for each task and option.
    func stands() -> StandsReply {
        let stands = records.mandate.stands(at: moment).map(view)
        let caveats = records.pledges.caveatsInForce(at: moment)
        let authorised = records.mandate.tasks(at: moment).map(\.task)
        let tasks = Set(authorised + stands.compactMap(\.task) + caveats.flatMap { $0.caveat.refusesTasks ?? [] })
            .sorted()
        let defined = records.mandate.options.filter { $0.value.entry(at: moment) != nil }.map(\.key)
        let options = Set(defined + stands.compactMap(\.option)).sorted()
        let parties = Set(stands.map(\.party) + caveats.map(\.caveat.party)).sorted { left, right in
            switch (left.code, right.code) {
            case (let left?, let right?): left < right
            case (.some, nil): true
            case (nil, .some): false
            case (nil, nil): left.description < right.description
            }
        }
        return StandsReply(
            about: about, tasks: tasks, options: options,
            rows: parties.map { (party: Party) -> StandsRow in
                let own = caveats.filter { $0.caveat.party == party }
                let said = own.map { ($0, cells(of: $0, tasks)) }
                return StandsRow(
                    party: party, stands: stands.filter { $0.party == party }, caveats: said.flatMap(\.1),
                    otherCaveats: said.filter { $0.1.isEmpty }.map { view($0.0) })
            })
    }

    /// What a caveat says of single tasks: those that it refuses, and with a ceiling all others.
    private func cells(of record: CaveatRecord, _ tasks: [EntityID]) -> [CaveatCell] {
        let caveat = record.caveat
        return tasks.compactMap { task in
            let refuses = caveat.refusesTasks?.contains(task) ?? false
            guard refuses || caveat.ceiling != nil else { return nil }
            return CaveatCell(
                caveat: caveat.caveat, task: task, refuses: refuses, ceiling: refuses ? nil : caveat.ceiling,
                effect: caveat.effect, wording: caveat.wording, entry: EntryReference(record.declared))
        }
    }
}
