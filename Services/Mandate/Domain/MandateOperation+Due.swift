public import DomainModel
public import MessageSchema

extension MandateOperation {
    /// Authorisations that have run out and of which that is not recorded yet, each on the day after its last day; then
    /// what is known of posts and not found yet of the preconditions that hang on them.
    public func due(at instant: Instant) -> [DueCommand<MandateCommand>] {
        expirations(by: instant.day) + findings(by: instant.day)
    }

    /// One that was renewed after it had run out ran out all the same: the gap before the renewal is a fact of its own.
    private func expirations(by today: CalendarDay) -> [DueCommand<MandateCommand>] {
        records.authorisations.sorted { $0.key < $1.key }.flatMap { authorisation, record in
            record.lastDays(by: today).filter { !record.hasExpired(after: $0.expiresOn) }.map { last in
                let expiration = AuthorisationExpiration(authorisation: authorisation, expiresOn: last.expiresOn)
                return DueCommand(
                    .authorisationExpiration(expiration), rule: "expire-authorisation", on: last.outOfForceFrom)
            }
        }
    }

    /// A precondition that is defined after its post was filled or vacated is found met or unmet from then on all the same.
    private func findings(by today: CalendarDay) -> [DueCommand<MandateCommand>] {
        records.preconditionsOnKnownPosts.flatMap { precondition in
            records.missingFindings(of: precondition).filter { $0.on <= today }.map { missing in
                DueCommand(
                    .preconditionFinding(missing.note.finding(of: precondition)), rule: "find-by-post", on: missing.on)
            }
        }
    }

    /// Takes note that an authorisation ran out; only where it did, by the day of recording.
    func expireAuthorisation(
        _ wish: AuthorisationExpiration, in context: DecisionContext
    ) throws(Refusal) -> MandateEvent {
        let record = try authorisation(wish.authorisation)
        guard !record.hasExpired(after: wish.expiresOn) else {
            throw Refusal(
                .alreadySo, at: "/expiresOn",
                "it is recorded already that the authorisation `\(wish.authorisation.wire)` ran out after "
                    + "\(wish.expiresOn.wire)")
        }
        guard record.lastDays(by: context.now.day).contains(where: { $0.expiresOn == wish.expiresOn }) else {
            throw Refusal(
                .notAllowed, at: "/expiresOn",
                "the authorisation `\(wish.authorisation.wire)` has not run out after \(wish.expiresOn.wire): it holds "
                    + "beyond that day, or that day is not over")
        }
        return .authorisationExpiration(wish)
    }
}
