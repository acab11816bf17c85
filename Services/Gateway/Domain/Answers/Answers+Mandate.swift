import DomainModel
import HashTreeCollections
import MessageSchema

extension Answers {
    func mandate() -> MandateReply {
        let mandate = records.mandate
        let established = mandate.operation.flatMap { moment.includes($0.created) ? $0 : nil }
        let inForce = mandate.assignmentInForce(at: moment)?.value.option
        return MandateReply(
            about: about, description: established?.establishment.description,
            establishedOn: established?.created.effective, authorisations: authorisations(),
            areas: mandate.areas(at: moment).map { entry in
                AreaView(
                    area: entry.value.area, title: entry.value.title, kind: entry.value.kind,
                    within: entry.value.within, wording: entry.value.wording, entries: [entry.stamp.event])
            }, tasks: tasks(),
            options: mandate.options(at: moment).map { entry in
                OptionView(
                    option: entry.value.option, title: entry.value.title, inForce: entry.value.option == inForce,
                    assigned: entry.value.assigned, assumes: entry.value.assumes, entries: [entry.stamp.event])
            },
            stands: mandate.stands(at: moment).map(view),
            constraints: mandate.constraints(at: moment).map { entry in
                ConstraintView(
                    constraint: entry.value.constraint, title: entry.value.title, kind: entry.value.kind,
                    nations: entry.value.nations, areas: entry.value.areas, clause: entry.value.clause,
                    entry: EntryReference(entry.stamp))
            }, preconditions: preconditions(), claims: claims.filter { $0.service == .mandate }.map(\.view))
    }

    func view(_ entry: Timeline<Stand>.Entry) -> StandView {
        StandView(
            stand: entry.value.stand, party: entry.value.party, task: entry.value.task, option: entry.value.option,
            position: entry.value.position, wording: entry.value.wording, entry: EntryReference(entry.stamp))
    }

    func tasks() -> TasksPart {
        let mandate = records.mandate
        let standings = mandate.tasks(at: moment)
        let (authorised, assigned) = (
            standings.filter { $0.authorised != nil }, standings.filter { $0.assigned != nil }
        )
        let option = mandate.assignmentInForce(at: moment).map { entry in
            TasksPart.InForce(
                option: entry.value.option, title: mandate.options[entry.value.option]?.entry(at: moment)?.value.title,
                replaces: entry.value.replaces, assumes: entry.value.assumes, entry: EntryReference(entry.stamp))
        }
        return TasksPart(
            authorised: authorised.map(view), assigned: assigned.map(view),
            authorisedNotAssigned: authorised.filter { $0.assigned == nil }.map(\.task),
            beyondAuthorisation: assigned.filter(\.exceedsAuthorisation).map(\.task), option: option)
    }

    func preconditions() -> [PreconditionView] {
        records.mandate.preconditions(at: moment).map { standing in
            PreconditionView(
                precondition: standing.precondition.precondition, title: standing.precondition.title,
                status: standing.status, wording: standing.finding?.value.wording, entries: standing.entries)
        }
    }

    func authorisations() -> [AuthorisationView] { records.mandate.authorisations(at: moment).map(view) }

    /// The authorisation in force, or the one that ran out last, or the one that was adopted last.
    func authorisation() -> AuthorisationView? {
        if let standing = records.mandate.authorisationInForce(on: day, at: moment) { return view(standing) }
        return records.mandate.authorisations(at: moment).max { left, right in
            if left.isSupported != right.isSupported { return right.isSupported }
            if let leftEnd = left.expiresOn, let rightEnd = right.expiresOn, leftEnd != rightEnd {
                return leftEnd < rightEnd
            }
            return left.authorisation.adoptedOn < right.authorisation.adoptedOn
        }.map(view)
    }

    private func view(_ standing: AuthorisationStanding) -> AuthorisationView {
        let authorisation = standing.authorisation
        return AuthorisationView(
            authorisation: authorisation.authorisation, body: authorisation.body,
            instrument: authorisation.instrument, adoptedOn: authorisation.adoptedOn, votes: authorisation.votes,
            expiresOn: standing.expiresOn, daysLeft: standing.daysLeft(after: day),
            inForce: standing.isInForce(on: day), supported: standing.isSupported, wording: authorisation.wording,
            entries: standing.entries)
    }

    private func view(_ standing: TaskStanding) -> TaskView {
        TaskView(
            task: standing.task, title: standing.title, authorised: standing.authorised != nil,
            authorisedCeiling: standing.authorisedCeiling, assigned: standing.assigned != nil,
            assignedCeiling: standing.assignedCeiling, areas: standing.assigned?.areas ?? standing.authorised?.areas,
            wording: standing.authorised?.wording, entries: standing.entries)
    }
}
