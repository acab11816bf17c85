import DomainModel
import MessageSchema

extension MandateOperation {
    /// Suspends an authorisation from the effective date on.
    ///
    /// The cell suspends what would hold on that date; a source may also speak of one that has run out.
    func suspendAuthorisation(
        _ wish: AuthorisationSuspension, in context: DecisionContext
    ) throws(Refusal) -> MandateEvent {
        let (record, standing) = try standing(of: wish.authorisation, in: context)
        let hold = AuthorisationHold(isSuspended: true, reason: wish.reason, instrument: wish.instrument)
        try checkHold(hold, on: record, of: wish.authorisation, "suspended", in: context)
        if context.isDecided, standing.state(on: context.effective.lastDay) == .expired {
            throw Refusal(
                .gateNotMet, at: "/authorisation",
                "the authorisation `\(wish.authorisation.wire)` has run out by \(context.effective.wire), so there is "
                    + "nothing to suspend; renew it first with `renew-authorisation`")
        }
        return .authorisationSuspension(wish)
    }

    /// Reinstates a suspended authorisation from the effective date on. One that ran out in the meantime stays expired
    /// until it is renewed.
    func reinstateAuthorisation(
        _ wish: AuthorisationReinstatement, in context: DecisionContext
    ) throws(Refusal) -> MandateEvent {
        let (record, standing) = try standing(of: wish.authorisation, in: context)
        if context.isDecided, standing.suspension == nil {
            let later = record.holds.entries.first { $0.value.isSuspended }?.stamp.effective
            throw Refusal(
                .alreadySo, at: "/authorisation",
                "the authorisation `\(wish.authorisation.wire)` is not suspended on \(context.effective.wire)"
                    + (later.map { "; it was suspended from \($0.wire)" } ?? "; suspend it with `suspend-authorisation`")
            )
        }
        let hold = AuthorisationHold(isSuspended: false, reason: wish.reason, instrument: wish.instrument)
        try checkHold(hold, on: record, of: wish.authorisation, "reinstated", in: context)
        return .authorisationReinstatement(wish)
    }

    /// An authorisation's record.
    func authorisation(_ authorisation: EntityID) throws(Refusal) -> AuthorisationRecord {
        guard let record = records.authorisations[authorisation] else {
            throw .unknown(
                "authorisation", authorisation, at: "/authorisation", among: Array(records.authorisations.keys),
                createWith: "record-authorisation")
        }
        return record
    }

    /// What it comes to on the effective date; it must have been adopted by then, whoever speaks of it.
    private func standing(
        of authorisation: EntityID, in context: DecisionContext
    ) throws(Refusal) -> (AuthorisationRecord, AuthorisationStanding) {
        let record = try self.authorisation(authorisation)
        let day = context.effective.lastDay
        if let standing = records.standing(ofAuthorisation: authorisation, at: context.moment),
            standing.authorisation.adoptedOn <= day
        {
            return (record, standing)
        }
        let adopted = record.definition.entries.first.map { max($0.value.adoptedOn, $0.stamp.effective.lastDay) }
        throw Refusal(
            .notAllowed, at: "/authorisation",
            "the authorisation `\(authorisation.wire)` was not adopted by \(context.effective.wire)"
                + (adopted.map { ", only on \($0.wire); give that date or a later one" } ?? ""))
    }

    private func checkHold(
        _ hold: AuthorisationHold, on record: AuthorisationRecord, of authorisation: EntityID, _ state: String,
        in context: DecisionContext
    ) throws(Refusal) {
        let isRepeated =
            record.holds.repeats(hold, in: context) { left, right in
                context.isDecided ? left.isSuspended == right.isSuspended : left == right
            }
        guard !isRepeated else {
            throw Refusal(
                .alreadySo, at: "/authorisation",
                context.isDecided
                    ? "the authorisation `\(authorisation.wire)` is \(state) on \(context.effective.wire) already"
                    : "the same source says already that the authorisation `\(authorisation.wire)` is \(state) from "
                        + context.effective.wire)
        }
    }
}
