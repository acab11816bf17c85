import DomainModel
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
            options: mandate.options(at: moment).map { view($0, isInForce: $0.value.option == inForce) },
            stands: mandate.stands(at: moment).map(view),
            constraints: mandate.constraints(at: moment).map { entry in
                ConstraintView(
                    constraint: entry.value.constraint, title: entry.value.title, kind: entry.value.kind,
                    nations: entry.value.nations, areas: entry.value.areas, clause: entry.value.clause,
                    entry: EntryReference(entry.stamp))
            }, preconditions: preconditions(withFindings: true),
            claims: claims.filter { $0.service == .mandate }.map(\.view), ended: ended())
    }

    /// What is retired, withdrawn or lifted, so that what names it can still be read.
    private func ended() -> EndedPart? {
        let mandate = records.mandate
        func views<Record: EndableRecord>(
            _ records: SettlingMap<EntityID, Record>, _ title: (Record.Definition) -> Text,
            _ reason: (Record.Ending) -> Text?
        ) -> [EndedView] {
            records.sorted { $0.key < $1.key }.compactMap { id, record in
                guard let ending = record.ending(at: moment), let entry = record.entry(at: moment) else { return nil }
                return EndedView(
                    id: id, title: title(entry.value), reason: reason(ending.value), entry: EntryReference(ending.stamp)
                )
            }
        }
        let part = EndedPart(
            areas: views(mandate.areas, \.title, \.reason), tasks: views(mandate.tasks, \.title, \.reason),
            constraints: views(mandate.constraints, \.title, \.reason))
        return part.areas.isEmpty && part.tasks.isEmpty && part.constraints.isEmpty ? nil : part
    }

    private func view(_ entry: Timeline<MandateOption>.Entry, isInForce: Bool) -> OptionView {
        let (option, mandate) = (entry.value, records.mandate)
        let notMet = (option.assumes ?? []).filter {
            mandate.status(ofPrecondition: $0, at: moment) != .known(.met)
        }
        let excess = option.assigned.flatMap { assigned in
            mandate.excess(of: assigned, at: moment).map { $0.sentence(of: assigned.task) }
        }
        return OptionView(
            option: option.option, title: option.title, inForce: isInForce, assigned: option.assigned,
            assumes: option.assumes, notMet: notMet.isEmpty ? nil : notMet, command: option.command,
            excess: excess.isEmpty ? nil : excess, entries: [entry.stamp.event])
    }

    func view(_ entry: Timeline<Stand>.Entry) -> StandView {
        let stand = entry.value
        let positions = records.mandate.stands[stand.stand]?.definition.known(at: moment) ?? []
        return StandView(
            stand: stand.stand, party: stand.party, task: stand.task, option: stand.option, position: stand.position,
            wording: stand.wording, entry: EntryReference(entry.stamp),
            positions: positions.count < 2
                ? nil
                : positions.map {
                    StandPositionView(
                        position: $0.value.position, wording: $0.value.wording, entry: EntryReference($0.stamp))
                })
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

    func preconditions(withFindings: Bool = false) -> [PreconditionView] {
        records.mandate.preconditions(at: moment).map { standing in
            let id = standing.precondition.precondition
            let findings = withFindings ? records.mandate.preconditions[id]?.findings.known(at: moment) ?? [] : []
            return PreconditionView(
                precondition: standing.precondition.precondition, title: standing.precondition.title,
                status: standing.status, wording: standing.finding?.value.wording,
                findings: findings.isEmpty
                    ? nil
                    : findings.map {
                        PreconditionFindingView(
                            status: $0.value.status, wording: $0.value.wording, entry: EntryReference($0.stamp))
                    }, entries: standing.entries)
        }
    }

    func authorisations() -> [AuthorisationView] { records.mandate.authorisations(at: moment).map(view) }

    /// The authorisation in force, or one that is suspended, or the one that ran out last, or the one that was adopted
    /// last.
    func authorisation() -> AuthorisationView? {
        if let standing = records.mandate.authorisationInForce(on: day, at: moment) { return view(standing) }
        return records.mandate.authorisations(at: moment).max { left, right in
            if left.isSupported != right.isSupported { return right.isSupported }
            let isSuspended = [left, right].map { $0.state(on: day) == .suspended }
            if isSuspended[0] != isSuspended[1] { return isSuspended[1] }
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
            instrument: authorisation.instrument, adoptedOn: authorisation.adoptedOn,
            inForceFrom: authorisation.inForceFrom, votes: authorisation.votes,
            expiresOn: standing.expiresOn, daysLeft: standing.daysLeft(after: day),
            inForce: standing.isInForce(on: day), state: .known(standing.state(on: day)),
            suspendedFor: standing.suspension?.value.reason, supported: standing.isSupported,
            wording: authorisation.wording,
            entries: standing.entries)
    }

    private func view(_ standing: TaskStanding) -> TaskView {
        TaskView(
            task: standing.task, title: standing.title, authorised: standing.authorised != nil,
            authorisedCeiling: standing.authorisedCeiling, assigned: standing.assigned != nil,
            assignedCeiling: standing.assignedCeiling, areas: standing.assigned?.areas ?? standing.authorised?.areas,
            excess: standing.excess.isEmpty ? nil : standing.excess.map { $0.sentence(of: standing.task) },
            wording: standing.authorised?.wording, entries: standing.entries)
    }
}
