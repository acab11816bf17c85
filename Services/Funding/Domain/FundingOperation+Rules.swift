import DomainModel
import MessageSchema

extension FundingOperation {
    /// The contributions' ids in order.
    var contributionIDs: [EntityID] { records.contributions.keys.sorted() }

    /// A contribution that a command names.
    func requireContribution(_ id: EntityID, at pointer: String) throws(Refusal) -> ContributionRecord {
        guard let held = records.contributions[id] else {
            throw .unknown(
                "contribution", id, at: pointer, among: contributionIDs, createWith: "pledge-contribution")
        }
        return held
    }

    /// Every figure of a contribution is in its own currency.
    func requireCurrency(of held: ContributionRecord, _ amount: Money) throws(Refusal) {
        try requireCurrency(of: held, amount, at: "/amount")
    }

    /// Every figure of a contribution is in its own currency; the first one says which that is.
    func requireCurrency(of held: ContributionRecord, _ amount: Money, at pointer: String) throws(Refusal) {
        guard amount.currency == held.currency || !held.hasAmount else {
            throw Refusal(
                .invalidContent, at: pointer,
                "the contribution `\(held.contribution.wire)` is in \(held.currency.wire), not in "
                    + "\(amount.currency.wire); give the amount in \(held.currency.wire), and what it comes to in the "
                    + "operation's currency in `stated`")
        }
    }

    /// A pledge for an id that exists must say that it revises it, and speak of the same contribution.
    func checkRevision(_ pledge: ContributionPledge, of held: ContributionRecord) throws(Refusal) {
        guard pledge.revises == true else {
            throw .exists(
                "contribution", held.contribution, at: "/contribution",
                changeWith: "give `revises` as true where this states its figure anew, or another id where it is "
                    + "another contribution")
        }
        let remedy = "what another donor gives, or the same in another way, is a contribution of its own id"
        if let donor = held.donor, donor != pledge.donor {
            throw Refusal(
                .notAllowed, at: "/donor",
                "the contribution `\(held.contribution.wire)` is that of \(donor), not of \(pledge.donor); \(remedy)")
        }
        if let kind = held.kind, kind != pledge.kind {
            throw Refusal(
                .notAllowed, at: "/kind",
                "the contribution `\(held.contribution.wire)` is \(kind), not \(pledge.kind); \(remedy)")
        }
        if let parent = held.parent, let other = pledge.parent, parent != other {
            throw Refusal(
                .notAllowed, at: "/parent",
                "the contribution `\(held.contribution.wire)` is passed on from `\(parent.wire)`, not from "
                    + "`\(other.wire)`; \(remedy)")
        }
        try requireCurrency(of: held, pledge.amount)
    }

    /// A decided commitment passes two gates: the contribution is pledged by then, and an agreement is signed.
    func checkGates(
        _ commitment: ContributionCommitment, _ standing: ContributionStanding, in context: DecisionContext
    ) throws(Refusal) {
        guard standing.pledged != nil else {
            throw Refusal(
                .gateNotMet, at: "/contribution",
                "nothing of `\(standing.contribution.wire)` is pledged with effect by \(context.effective.wire); pledge "
                    + "it with `pledge-contribution`, or give a later `effectiveDate`")
        }
        guard commitment.agreement != nil else {
            throw Refusal(
                .gateNotMet, at: "/agreement",
                "what the cell itself commits needs the agreement that was signed: give `agreement`, or record what a "
                    + "source says with the basis `reported`")
        }
    }

    /// A decided commitment is no more than is pledged by then, and is not lowered below what is paid and written down,
    /// also of what took effect later and was recorded before.
    func checkBounds(
        _ amount: Money, _ standing: ContributionStanding, of held: ContributionRecord, in context: DecisionContext
    ) throws(Refusal) {
        if let pledged = standing.pledged?.value.amount, amount.minor > pledged.minor {
            throw Refusal(
                .notAllowed, at: "/amount",
                "\(amount) is more than is pledged of `\(standing.contribution.wire)` (\(pledged)); record the higher "
                    + "pledge first with `pledge-contribution` and `revises`")
        }
        let day = context.effective.lastDay
        for later in [day] + held.days(after: day) {
            let standing = held.standing(at: Moment(asOf: later, knownAt: nil))
            // A later commitment holds from its own day on.
            if let committed = standing.committed, committed.stamp.effective.lastDay > day { continue }
            let needed = standing.paid.minor + standing.writtenDown.minor
            guard amount.minor < needed, amount.minor < standing.committed?.value.amount.minor ?? 0 else { continue }
            throw Refusal(
                .notAllowed, at: "/amount",
                "\(amount) is less than is paid of `\(standing.contribution.wire)` by \(later.wire) (\(standing.paid), and "
                    + "\(standing.writtenDown) written down); commit at least that")
        }
    }

    /// What is paid without a reason stays within what is committed by then, less what is written down, also where
    /// something that took effect later was recorded before.
    func checkCovered(
        _ payment: ContributionPayment, of held: ContributionRecord, in context: DecisionContext
    ) throws(Refusal) {
        let day = context.effective.lastDay
        for later in [day] + held.days(after: day) {
            let standing = held.standing(at: Moment(asOf: later, knownAt: nil))
            let replaced = standing.payments.first { $0.payment == payment.payment }?.entry
            // A later word on the same payment holds from its own day on.
            if let replaced, replaced.stamp.effective.lastDay > day { continue }
            // What is cancelled later was open when this came in.
            let isCancelled = later == day && standing.isCancelled
            let kept = isCancelled ? 0 : (standing.committed?.value.amount.minor ?? 0) - standing.writtenDown.minor
            let committed = Money(minor: max(0, kept), currency: standing.currency)
            let paid = standing.paid.minor - (replaced?.value.amount.minor ?? 0)
            guard paid + payment.amount.minor > committed.minor else { continue }
            let rest = Money(minor: max(0, committed.minor - paid), currency: standing.currency)
            throw Refusal(
                .gateNotMet, at: "/reason",
                "by \(later.wire) \(Money(minor: paid, currency: standing.currency)) of `\(standing.contribution.wire)` is "
                    + "paid and \(committed) committed, so \(rest) remains and \(payment.amount) is more; give `reason`, or "
                    + "record the commitment first with `commit-contribution`")
        }
    }

    /// A pledge says something new, and a decided one does not fall below what is committed by then.
    func checkPledge(
        _ event: ContributionPledged, changes held: ContributionRecord, in context: DecisionContext
    ) throws(Refusal) {
        let standing = held.standing(at: context.moment)
        if context.isDecided, let committed = standing.committed?.value.amount, event.amount.minor < committed.minor,
            event.amount.minor < standing.pledged?.value.amount.minor ?? .max
        {
            throw Refusal(
                .notAllowed, at: "/amount",
                "\(event.amount) is less than is committed of `\(held.contribution.wire)` by then (\(committed)); lower "
                    + "the commitment first with `commit-contribution`")
        }
        // To name the contribution it is passed on from is news, whatever else is said.
        guard held.parent != nil || event.parent == nil else { return }
        let same = held.pledged.entries.contains { entry in
            entry.value.states(event) && context.repeats(entry.stamp, holding: standing.pledged?.stamp)
        }
        guard !same else { throw unchanged(held.contribution, "\(event.amount) is pledged", in: context) }
    }

    /// A commitment says something new.
    func checkCommitment(
        _ event: ContributionCommitted, changes held: ContributionRecord, in context: DecisionContext
    ) throws(Refusal) {
        let holding = held.standing(at: context.moment).committed
        guard event.amount.minor > 0 || holding != nil || !context.isDecided else {
            throw unchanged(held.contribution, "nothing is committed", in: context)
        }
        let same = held.committed.entries.contains { entry in
            entry.value.states(event) && context.repeats(entry.stamp, holding: holding?.stamp)
        }
        guard !same else { throw unchanged(held.contribution, "\(event.amount) is committed", in: context) }
    }

    func unchanged(_ id: EntityID, _ fact: String, in context: DecisionContext) -> Refusal {
        Refusal(
            .alreadySo, at: "/contribution",
            "by \(context.effective.wire) \(fact) of `\(id.wire)` already, on the same word; nothing would change")
    }
}

extension DecisionContext {
    /// Whether an entry that says the same makes this command one that changes nothing: a decision where the cell's own
    /// word to that effect holds, a report where the same sources were recorded for the same date.
    func repeats(_ stamp: EntryStamp, holding: EntryStamp?) -> Bool {
        isDecided
            ? stamp.isDecided && stamp == holding
            : stamp.effective == effective && stamp.provenance == provenance
    }
}

extension PledgeFigure {
    /// Whether the event says what this figure says.
    func states(_ event: ContributionPledged) -> Bool {
        amount == event.amount && counted == event.counted && earmark == event.earmark
            && conditions == event.conditions && conference == event.conference && wording == event.wording
            && earmarkedFor == event.earmarkedFor && boundary == event.boundary
    }
}

extension CommitmentFigure {
    /// Whether the event says what this figure says.
    func states(_ event: ContributionCommitted) -> Bool {
        amount == event.amount && counted == event.counted && agreement == event.agreement
            && wording == event.wording
    }
}
