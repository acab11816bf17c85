public import DomainModel
import HashTreeCollections
public import MessageSchema

extension Terms {
    /// The terms of the assignment in force at a moment; without any task where no option is in force.
    public static func inForce(_ mandate: MandateRecords, at moment: Moment) -> Terms {
        let inForce = mandate.assignmentInForce(at: moment)?.value
        return Terms(
            option: inForce?.option, tasks: inForce?.assigned ?? [], authority: inForce?.command,
            facts: mandate, at: moment)
    }

    /// The terms that an option would bring about, as it is defined at a moment; `nil` where it is not defined by then.
    public static func of(_ option: EntityID, in mandate: MandateRecords, at moment: Moment) -> Terms? {
        guard let defined = mandate.options[option]?.entry(at: moment)?.value else { return nil }
        return Terms(
            option: option, tasks: defined.assigned, authority: defined.command, facts: mandate, at: moment)
    }

    /// A task alone, as the instrument authorises it; `nil` where it does not.
    static func authorised(_ task: EntityID, in mandate: MandateRecords, at moment: Moment) -> Terms? {
        guard let authorised = mandate.authorisation(ofTask: task, at: moment)?.value else { return nil }
        return Terms(
            option: nil, tasks: [AssignedTask(task: task, ceiling: authorised.ceiling)], authority: .known(.none),
            facts: mandate, at: moment
        ).called("the mandate, taken as it is authorised,")
    }

    private init(
        option: EntityID?, tasks: [AssignedTask], authority: Coded<CommandAuthority>?, facts mandate: MandateRecords,
        at moment: Moment
    ) {
        var parents: TreeDictionary<EntityID, EntityID> = [:]
        for entry in mandate.everyArea(at: moment) { parents[entry.value.area] = entry.value.within }
        var preconditions: TreeDictionary<EntityID, PreconditionStatus> = [:]
        for standing in mandate.preconditions(at: moment) {
            // A status that this program does not know says nothing it could rely on.
            preconditions[standing.precondition.precondition] = standing.status.term ?? .unknown
        }
        // An assignment without areas holds where the task is authorised, and that without areas in the whole area of
        // operations, as far as one is defined.
        let whole = mandate.areas(at: moment).filter { $0.value.kind == .known(.operation) }.map(\.value.area)
        let placed = tasks.map { task in
            AssignedTask(
                task: task.task, ceiling: task.ceiling,
                areas: task.areas ?? mandate.tasks[task.task]?.definition.entry(at: moment)?.value.areas
                    ?? (whole.isEmpty ? nil : whole))
        }
        self.init(
            option: option, tasks: placed, authority: authority, preconditions: preconditions,
            areas: AreaTree(parents: parents), day: moment.asOf)
    }
}
