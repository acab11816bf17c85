import DomainModel
import MessageSchema

extension FundingOperation {
    /// When a contribution is to be paid.
    func decide(_ schedule: ContributionSchedule, in context: DecisionContext) throws(Refusal) -> FundingEvent {
        _ = try requireCurrency()
        let held = try requireContribution(schedule.contribution, at: "/contribution")
        guard !schedule.instalments.isEmpty else {
            throw Refusal(
                .invalidContent, at: "/instalments",
                "a schedule has at least one instalment; what will not come is recorded with `write-down-contribution` "
                    + "or `cancel-contribution`")
        }
        try ListRules.check(
            schedule.instalments.map(\.instalment), at: "/instalments", key: "/instalment", name: \.wire)
        for (index, instalment) in schedule.instalments.enumerated() {
            let pointer = "/instalments/\(index)/amount"
            guard instalment.amount.minor > 0 else {
                throw Refusal(
                    .invalidContent, at: pointer,
                    "an instalment is above zero, `\(instalment.instalment.wire)` is \(instalment.amount); leave it out"
                )
            }
            try requireCurrency(of: held, instalment.amount, at: pointer)
            if instalment.amount.currency != schedule.instalments[0].amount.currency {
                throw Refusal(
                    .invalidContent, at: pointer,
                    "the schedule is in \(schedule.instalments[0].amount.currency.wire), this instalment in "
                        + "\(instalment.amount.currency.wire); give all of them in one currency")
            }
        }
        let standing = held.standing(at: context.moment)
        if context.isDecided {
            try requireStanding(standing, in: context)
            try checkSchedule(schedule, standing, in: context)
        }
        if held.schedule.repeats(schedule, in: context) {
            throw unchanged(held.contribution, "this schedule holds", in: context)
        }
        return .contributionSchedule(schedule)
    }

    /// A decided schedule comes to no more than is promised by then.
    private func checkSchedule(
        _ schedule: ContributionSchedule, _ standing: ContributionStanding, in context: DecisionContext
    ) throws(Refusal) {
        let promised = max(standing.netCommitted.minor, standing.pledged?.value.amount.minor ?? 0)
        let planned = schedule.instalments.reduce(0) { $0 + $1.amount.minor }
        guard planned > promised else { return }
        let currency = standing.currency
        throw Refusal(
            .notAllowed, at: "/instalments",
            "the instalments come to \(Money(minor: planned, currency: currency)), but by \(context.effective.wire) only "
                + "\(Money(minor: promised, currency: currency)) of `\(standing.contribution.wire)` is pledged or "
                + "committed; leave out what is more, or record the higher pledge first")
    }

    /// So much of a commitment is given up.
    func decide(_ writeDown: ContributionWriteDown, in context: DecisionContext) throws(Refusal) -> FundingEvent {
        _ = try requireCurrency()
        let held = try requireContribution(writeDown.contribution, at: "/contribution")
        try requireCurrency(of: held, writeDown.amount)
        let standing = held.standing(at: context.moment)
        if context.isDecided {
            try requireStanding(standing, in: context)
            guard let committed = standing.committed?.value.amount else {
                throw Refusal(
                    .gateNotMet, at: "/contribution",
                    "nothing of `\(held.contribution.wire)` is committed with effect by \(context.effective.wire), so "
                        + "there is nothing to write down; lower the pledge with `pledge-contribution` and `revises`")
            }
            try checkOpen(writeDown, committed, of: held, in: context)
        }
        let changes = writeDown.amount.minor > 0 || standing.writtenDownEntry != nil || !context.isDecided
        guard changes, !held.writtenDown.repeats(writeDown, in: context) else {
            throw unchanged(held.contribution, "\(writeDown.amount) is written down", in: context)
        }
        return .contributionWriteDown(writeDown)
    }

    /// A decided write-down is no more than is open, also of what took effect later and was recorded before.
    private func checkOpen(
        _ writeDown: ContributionWriteDown, _ committed: Money, of held: ContributionRecord, in context: DecisionContext
    ) throws(Refusal) {
        let day = context.effective.lastDay
        for later in [day] + held.days(after: day) {
            let standing = held.standing(at: Moment(asOf: later, knownAt: nil))
            // A later word on the same holds from its own day on.
            if let entry = standing.writtenDownEntry, entry.stamp.effective.lastDay > day { continue }
            let whole = standing.committed?.value.amount ?? committed
            let open = Money(minor: max(0, whole.minor - standing.paid.minor), currency: whole.currency)
            guard writeDown.amount.minor > open.minor else { continue }
            throw Refusal(
                .notAllowed, at: "/amount",
                "\(writeDown.amount) is more than is open of `\(held.contribution.wire)` by \(later.wire): \(whole) is "
                    + "committed and \(standing.paid) paid; write down at most \(open)")
        }
    }

    /// A contribution is cancelled.
    func decide(_ cancellation: ContributionCancellation, in context: DecisionContext) throws(Refusal) -> FundingEvent {
        _ = try requireCurrency()
        let held = try requireContribution(cancellation.contribution, at: "/contribution")
        let figure = CancellationFigure(
            isCancelled: true, reason: cancellation.reason, wording: cancellation.wording)
        if held.cancellation.repeats(figure, in: context, same: { context.isDecided ? $0.isCancelled : $0 == $1 }) {
            throw unchanged(held.contribution, "it is cancelled, nothing more will come", in: context)
        }
        return .contributionCancellation(cancellation)
    }

    /// A contribution that was cancelled stands again.
    func decide(_ reinstatement: ContributionReinstatement, in context: DecisionContext) throws(Refusal) -> FundingEvent
    {
        _ = try requireCurrency()
        let held = try requireContribution(reinstatement.contribution, at: "/contribution")
        if context.isDecided, !held.standing(at: context.moment).isCancelled {
            throw Refusal(
                .alreadySo, at: "/contribution",
                "`\(held.contribution.wire)` is not cancelled with effect by \(context.effective.wire); nothing would "
                    + "change")
        }
        let figure = CancellationFigure(
            isCancelled: false, reason: reinstatement.reason, wording: reinstatement.wording)
        if held.cancellation.repeats(figure, in: context) {
            throw unchanged(held.contribution, "it stands again", in: context)
        }
        return .contributionReinstatement(reinstatement)
    }
}
