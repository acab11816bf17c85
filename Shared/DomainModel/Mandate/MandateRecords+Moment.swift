import HashTreeCollections
public import MessageSchema

extension MandateRecords {
    /// The authorisations that were there at a moment, by id.
    public func authorisations(at moment: Moment) -> [AuthorisationStanding] {
        authorisations.sorted { $0.key < $1.key }.compactMap { _, record in
            guard let entry = record.entry(at: moment) else { return nil }
            let expiry = record.expiry.entry(at: moment)
            return AuthorisationStanding(
                authorisation: entry.value, stamp: entry.stamp,
                expiresOn: expiry.map(\.value.expiresOn) ?? entry.value.expiresOn,
                entries: distinct([entry.stamp.event, expiry?.stamp.event]),
                isSupported: record.definition.entry(at: moment) != nil)
        }
    }

    /// The authorisation in force on a day, as known at a moment: of several the one that holds longest, then the one
    /// adopted last; `nil` where there is none.
    ///
    /// The day is given apart, because a moment may leave it open.
    public func authorisationInForce(on day: CalendarDay, at moment: Moment) -> AuthorisationStanding? {
        authorisations(at: moment).filter { $0.isInForce(on: day) }.max { left, right in
            if left.expiresOn != right.expiresOn {
                guard let leftDay = left.expiresOn else { return false }
                return right.expiresOn.map { leftDay < $0 } ?? true
            }
            return left.authorisation.adoptedOn < right.authorisation.adoptedOn
        }
    }

    /// The assignment in force at a moment, the whole set; `nil` where no option is.
    public func assignmentInForce(at moment: Moment) -> Timeline<OptionPutInForce>.Entry? {
        assignment.entry(at: moment)
    }

    /// Every task that was there at a moment, authorised or only assigned, by id.
    public func tasks(at moment: Moment) -> [TaskStanding] {
        let inForce = assignmentInForce(at: moment)
        let assigned = inForce?.value.assigned ?? []
        let known = tasks.filter { $0.value.exists(at: moment) }.map(\.key)
        return Set(known + assigned.map(\.task)).sorted().map { task in
            let record = tasks[task]
            let shown = record?.entry(at: moment)
            let assignment = assigned.first { $0.task == task }
            return TaskStanding(
                task: task, title: shown?.value.title, authorised: record?.definition.value(at: moment),
                assigned: assignment,
                entries: distinct([shown?.stamp.event, assignment == nil ? nil : inForce?.stamp.event]))
        }
    }

    /// The tasks authorised at a moment with their ceilings, by id.
    public func authorisedTasks(at moment: Moment) -> [Timeline<TaskAuthorisation>.Entry] {
        tasks.sorted { $0.key < $1.key }.compactMap { $0.value.definition.entry(at: moment) }
    }

    /// The authorisation of a task that holds at a moment, or `nil` where it is not authorised.
    public func authorisation(ofTask task: EntityID, at moment: Moment) -> Timeline<TaskAuthorisation>.Entry? {
        tasks[task]?.definition.entry(at: moment)
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

    /// The constraints that hold at a moment, by id.
    public func constraints(at moment: Moment) -> [Timeline<Constraint>.Entry] {
        constraints.sorted { $0.key < $1.key }.compactMap { $0.value.definition.entry(at: moment) }
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
                entries: distinct([entry.stamp.event, finding?.stamp.event]))
        }
    }

    /// Whether a precondition holds at a moment; `unknown` where there is no such precondition or nobody has said so.
    public func status(ofPrecondition precondition: EntityID, at moment: Moment) -> Coded<PreconditionStatus> {
        preconditions[precondition]?.status(at: moment) ?? .known(.unknown)
    }

    private func distinct(_ events: [EventID?]) -> [EventID] {
        events.compactMap { $0 }.reduce(into: []) { list, event in
            if !list.contains(event) { list.append(event) }
        }
    }
}
