public import MessageSchema

extension MandateRecords {
    /// The authorisations that were there at a moment, by id.
    public func authorisations(at moment: Moment) -> [AuthorisationStanding] {
        authorisations.sorted { $0.key < $1.key }.compactMap { standing(of: $0.value, at: moment) }
    }

    /// What an authorisation comes to at a moment, or `nil` where it was not there.
    public func standing(ofAuthorisation authorisation: EntityID, at moment: Moment) -> AuthorisationStanding? {
        authorisations[authorisation].flatMap { standing(of: $0, at: moment) }
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

    /// In what the assignment of a task goes beyond what is authorised at a moment; nothing where it does not.
    ///
    /// A moment without a day leaves open whether an instrument is in force. Where no source that counts speaks
    /// of any instrument, none is asked for. A ceiling that this program does not know is not judged.
    public func excess(of assigned: AssignedTask, at moment: Moment) -> [AssignmentExcess] {
        guard let authorised = authorisation(ofTask: assigned.task, at: moment)?.value else {
            guard let withdrawal = tasks[assigned.task]?.ending(at: moment) else { return [.notAuthorised] }
            return [.withdrawn(since: withdrawal.stamp.effective, reason: withdrawal.value.reason)]
        }
        var excess: [AssignmentExcess] = []
        if let day = moment.asOf {
            if let instrument = authorised.authorisation {
                let state = standing(ofAuthorisation: instrument, at: moment)?.state(on: day)
                if state != .inForce { excess.append(.instrumentNotInForce(instrument, state)) }
            } else {
                let standings = authorisations(at: moment).filter(\.isSupported)
                if !standings.isEmpty, !standings.contains(where: { $0.isInForce(on: day) }) {
                    excess.append(.noInstrumentInForce)
                }
            }
        }
        if let given = assigned.ceiling.term, let allowed = authorised.ceiling.term, given > allowed {
            excess.append(.ceiling(assigned: given, authorised: allowed))
        }
        if let allowed = authorised.areas {
            for area in assigned.areas ?? [] where !allowed.contains(where: { isWithin(area, of: $0, at: moment) }) {
                excess.append(.area(area, authorised: allowed))
            }
        }
        return excess
    }

    private func standing(of record: AuthorisationRecord, at moment: Moment) -> AuthorisationStanding? {
        guard let entry = record.entry(at: moment) else { return nil }
        let expiry = record.expiry.entry(at: moment)
        let expiresOn = expiry.map(\.value.expiresOn) ?? entry.value.expiresOn
        let hold = record.holds.entry(at: moment)
        let expiration = record.expirations.entries.first {
            $0.value.expiresOn == expiresOn && moment.includes($0.stamp)
        }
        return AuthorisationStanding(
            authorisation: entry.value, stamp: entry.stamp, expiresOn: expiresOn,
            suspension: hold.flatMap { $0.value.isSuspended ? $0 : nil },
            entries: [entry.stamp.event, expiry?.stamp.event, hold?.stamp.event, expiration?.stamp.event].distinct(),
            isSupported: record.definition.entry(at: moment) != nil)
    }
}

extension [EventID?] {
    /// Each event once, in the order of its first mention.
    func distinct() -> [EventID] {
        compactMap { $0 }.reduce(into: []) { list, event in
            if !list.contains(event) { list.append(event) }
        }
    }
}
