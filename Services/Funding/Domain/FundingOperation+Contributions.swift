import DomainModel
import HashTreeCollections
import MessageSchema

extension FundingOperation {
    /// A donor says what it will contribute, or says so anew.
    func decide(_ pledge: ContributionPledge, in context: DecisionContext) throws(Refusal) -> FundingEvent {
        let currency = try requireCurrency()
        if let held = records.contributions[pledge.contribution] {
            try checkRevision(pledge, of: held)
        } else if pledge.revises == true {
            throw .unknown(
                "contribution", pledge.contribution, at: "/contribution", among: contributionIDs,
                createWith: "pledge-contribution` without `revises")
        }
        guard pledge.amount.minor > 0 else {
            throw Refusal(
                .invalidContent, at: "/amount",
                "a pledge is above zero, this one is \(pledge.amount); what nobody has said an amount for is recorded "
                    + "with `record-claim`")
        }
        if let parent = pledge.parent { try checkParent(parent, of: pledge.contribution) }
        try checkEarmark(pledge.earmarkedFor)
        let counted = try Conversion(to: currency)
            .counted(pledge.amount, rate: pledge.rate, stated: pledge.stated)
        let event = ContributionPledged(
            contribution: pledge.contribution, donor: pledge.donor, kind: pledge.kind, amount: pledge.amount,
            counted: counted, earmark: pledge.earmark, conditions: pledge.conditions, conference: pledge.conference,
            wording: pledge.wording, earmarkedFor: pledge.earmarkedFor, parent: pledge.parent,
            boundary: pledge.boundary)
        if let held = records.contributions[pledge.contribution] {
            try checkPledge(event, changes: held, in: context)
        }
        return .contributionPledged(event)
    }

    /// So much of a contribution is committed in all.
    func decide(_ commitment: ContributionCommitment, in context: DecisionContext) throws(Refusal) -> FundingEvent {
        let currency = try requireCurrency()
        let held = try requireContribution(commitment.contribution, at: "/contribution")
        let standing = held.standing(at: context.moment)
        if context.isDecided { try requireStanding(standing, in: context) }
        if context.isDecided { try checkGates(commitment, standing, in: context) }
        let conversion = Conversion(to: currency)
        let amount: Money
        let counted: ConvertedMoney
        if let given = commitment.amount {
            try requireCurrency(of: held, given)
            amount = given
            counted = try conversion.counted(given, rate: commitment.rate, stated: commitment.stated)
        } else if let pledged = standing.pledged?.value {
            amount = pledged.amount
            counted =
                commitment.rate == nil && commitment.stated == nil
                ? pledged.counted
                : try conversion.counted(amount, rate: commitment.rate, stated: commitment.stated)
        } else {
            throw Refusal(
                .invalidContent, at: "/amount",
                "without `amount` the whole pledge is committed, but nothing of `\(held.contribution.wire)` is pledged "
                    + "with effect by \(context.effective.wire); give `amount`")
        }
        let event = ContributionCommitted(
            contribution: held.contribution, amount: amount, counted: counted, agreement: commitment.agreement,
            wording: commitment.wording)
        if context.isDecided { try checkBounds(amount, standing, of: held, in: context) }
        try checkCommitment(event, changes: held, in: context)
        return .contributionCommitted(event)
    }

    /// A payment came in.
    func decide(_ payment: ContributionPayment, in context: DecisionContext) throws(Refusal) -> FundingEvent {
        let currency = try requireCurrency()
        let held = try requireContribution(payment.contribution, at: "/contribution")
        let earlier = held.payments[payment.payment]
        if earlier != nil, payment.revises != true {
            throw .exists(
                "payment", payment.payment, at: "/payment",
                changeWith: "another payment of `\(held.contribution.wire)` needs an id of its own; give `revises` as "
                    + "true where this corrects its amount")
        }
        if earlier == nil, payment.revises == true {
            throw .unknown(
                "payment", payment.payment, at: "/payment", among: held.payments.keys.sorted(),
                createWith: "record-payment` without `revises")
        }
        guard payment.amount.minor > 0 else {
            throw Refusal(
                .invalidContent, at: "/amount",
                "a payment is above zero, this one is \(payment.amount); that nothing is paid in is recorded with "
                    + "`record-claim`")
        }
        try requireCurrency(of: held, payment.amount)
        let counted = try Conversion(to: currency)
            .counted(payment.amount, rate: payment.rate, stated: payment.stated)
        if context.isDecided, payment.reason == nil { try checkCovered(payment, of: held, in: context) }
        let account = try checkAccount(of: payment, earlier: earlier, in: context)
        let event = ContributionPaid(
            contribution: held.contribution, payment: payment.payment, amount: payment.amount, counted: counted,
            reason: payment.reason, wording: payment.wording, account: account)
        if let earlier { try checkCorrection(event, of: earlier, in: context) }
        if context.isDecided, let account, let earlier {
            try checkStillHeld(event, account, replacing: earlier.value(at: context.moment), in: context)
        }
        return .contributionPaid(event)
    }
}
