public import MessageSchema

extension MandateRecords {
    /// The assignment in force at a moment, the whole set; `nil` where no option is.
    public func assignmentInForce(at moment: Moment) -> Timeline<OptionPutInForce>.Entry? {
        assignment.entry(at: moment)
    }

    /// Every task that was there at a moment, authorised, withdrawn or only assigned, by id.
    public func tasks(at moment: Moment) -> [TaskStanding] {
        let inForce = assignmentInForce(at: moment)
        let assigned = inForce?.value.assigned ?? []
        let known = tasks.filter { $0.value.exists(at: moment) }.map(\.key)
        return Set(known + assigned.map(\.task)).sorted().map { task in
            let record = tasks[task]
            let shown = record?.entry(at: moment)
            let withdrawal = record?.ending(at: moment)
            let assignment = assigned.first { $0.task == task }
            return TaskStanding(
                task: task, title: shown?.value.title, authorised: record?.inPlace(at: moment)?.value,
                withdrawal: withdrawal, assigned: assignment,
                excess: assignment.map { excess(of: $0, at: moment) } ?? [],
                entries: [shown?.stamp.event, withdrawal?.stamp.event, assignment == nil ? nil : inForce?.stamp.event]
                    .distinct())
        }
    }

    /// The tasks authorised at a moment with their ceilings, by id.
    public func authorisedTasks(at moment: Moment) -> [Timeline<TaskAuthorisation>.Entry] {
        tasks.sorted { $0.key < $1.key }.compactMap { $0.value.inPlace(at: moment) }
    }

    /// The authorisation of a task that holds at a moment, or `nil` where it is not authorised.
    public func authorisation(ofTask task: EntityID, at moment: Moment) -> Timeline<TaskAuthorisation>.Entry? {
        tasks[task]?.inPlace(at: moment)
    }

    /// How a task is assigned at a moment, or `nil` where it is not.
    public func assignment(ofTask task: EntityID, at moment: Moment) -> AssignedTask? {
        assignmentInForce(at: moment)?.value.assigned.first { $0.task == task }
    }

    /// The options that were there at a moment, by id.
    public func options(at moment: Moment) -> [Timeline<MandateOption>.Entry] {
        options.sorted { $0.key < $1.key }.compactMap { $0.value.entry(at: moment) }
    }

    /// The positions that hold at a moment, by the stand's id; reports too weak to move a value leave them as they are.
    public func stands(at moment: Moment) -> [Timeline<Stand>.Entry] {
        stands.sorted { $0.key < $1.key }.compactMap { $0.value.definition.entry(at: moment) }
    }

    /// The constraints that hold at a moment, by id; without those that are lifted.
    public func constraints(at moment: Moment) -> [Timeline<Constraint>.Entry] {
        constraints.sorted { $0.key < $1.key }.compactMap { $0.value.inPlace(at: moment) }
    }

    /// The constraints of a kind that bind a nation in an area at a moment, by id: those on the area or on one that
    /// contains it.
    public func constraints(
        binding nation: NationCode, in area: EntityID, kind: ConstraintKind, at moment: Moment
    ) -> [Timeline<Constraint>.Entry] {
        constraints(at: moment).filter { entry in
            entry.value.kind == .known(kind) && (entry.value.nations?.contains(nation) ?? true)
                && entry.value.areas.contains { isWithin(area, of: $0, at: moment) }
        }
    }

    /// What is known of every precondition that was there at a moment, by id.
    public func preconditions(at moment: Moment) -> [PreconditionStanding] {
        preconditions.sorted { $0.key < $1.key }.compactMap { _, record in
            guard let entry = record.entry(at: moment) else { return nil }
            let finding = record.findings.entry(at: moment)
            return PreconditionStanding(
                precondition: entry.value, stamp: entry.stamp, status: record.status(at: moment), finding: finding,
                entries: [entry.stamp.event, finding?.stamp.event].distinct())
        }
    }

    /// Whether a precondition holds at a moment; `unknown` where there is no such precondition or nobody has said so.
    public func status(ofPrecondition precondition: EntityID, at moment: Moment) -> Coded<PreconditionStatus> {
        preconditions[precondition]?.status(at: moment) ?? .known(.unknown)
    }
}
