import DomainModel
import MessageSchema

extension FundingOperation {
    /// A contribution is passed on from another one that exists, and never from itself, however many hands lie between.
    func checkParent(_ parent: EntityID, of contribution: EntityID) throws(Refusal) {
        guard parent != contribution else {
            throw Refusal(
                .invalidContent, at: "/parent",
                "`\(contribution.wire)` cannot be passed on from itself; name the contribution by which the money came "
                    + "in, or leave `parent` out")
        }
        guard records.contributions[parent] != nil else {
            throw .unknown(
                "contribution", parent, at: "/parent", among: contributionIDs, createWith: "pledge-contribution")
        }
        var (above, steps) = (records.contributions[parent]?.parent, records.contributions.count)
        while let next = above, steps > 0 {
            guard next != contribution else {
                throw Refusal(
                    .notAllowed, at: "/parent",
                    "`\(parent.wire)` is itself passed on from `\(contribution.wire)`, so money would go round in a "
                        + "ring; leave `parent` out")
            }
            above = records.contributions[next]?.parent
            steps -= 1
        }
    }

    /// An earmark says something, and names a budget line that exists. Tasks and areas are mandate's, and are not known
    /// here.
    func checkEarmark(_ earmark: Earmark?) throws(Refusal) {
        guard let earmark else { return }
        guard earmark != Earmark() else {
            throw Refusal(
                .invalidContent, at: "/earmarkedFor",
                "an earmark names at least one of `task`, `area`, `budgetLine` and `nation`; leave it out where the "
                    + "money is for anything, or give its words in `earmark`")
        }
        if let line = earmark.budgetLine { try requireBudgetLine(line, at: "/earmarkedFor/budgetLine") }
    }

    /// What is cancelled takes no further step by decision.
    func requireStanding(_ standing: ContributionStanding, in context: DecisionContext) throws(Refusal) {
        guard standing.isCancelled else { return }
        throw Refusal(
            .notAllowed, at: "/contribution",
            "`\(standing.contribution.wire)` is cancelled by \(context.effective.wire); let it stand again with "
                + "`reinstate-contribution` first")
    }

    /// A contribution in goods or services comes so far.
    func decide(_ given: InKindContribution, in context: DecisionContext) throws(Refusal) -> FundingEvent {
        let currency = try requireCurrency()
        let held = records.contributions[given.contribution]
        if let held { try checkRevision(given, of: held) }
        if held == nil, given.revises == true {
            throw .unknown(
                "contribution", given.contribution, at: "/contribution", among: contributionIDs,
                createWith: "record-in-kind` without `revises")
        }
        if case .known(let figures) = given.quantity, figures.headline == 0 {
            throw Refusal(
                .invalidContent, at: "/quantity",
                "nothing of something is no contribution; give how much there is, or leave `quantity` out where nobody "
                    + "says")
        }
        try checkEarmark(given.earmarkedFor)
        if context.isDecided { try checkGates(given, held, in: context) }
        let event = ContributionInKind(
            contribution: given.contribution, donor: given.donor, stage: given.stage, goods: given.goods,
            quantity: given.quantity, countedIn: currency, agreement: given.agreement, earmark: given.earmark,
            earmarkedFor: given.earmarkedFor, conference: given.conference, wording: given.wording)
        if let held, held.goods.repeats(GoodsFigure(event), in: context) {
            throw unchanged(held.contribution, "\(given.goods.wire) (\(given.stage.wire)) is recorded", in: context)
        }
        return .contributionInKind(event)
    }

    private func checkRevision(_ given: InKindContribution, of held: ContributionRecord) throws(Refusal) {
        guard given.revises == true else {
            throw .exists(
                "contribution", held.contribution, at: "/contribution",
                changeWith: "give `revises` as true where this says how far it has come, or another id where it is "
                    + "another contribution")
        }
        if let donor = held.donor, donor != given.donor {
            throw Refusal(
                .notAllowed, at: "/donor",
                "the contribution `\(held.contribution.wire)` is that of \(donor), not of \(given.donor); what another "
                    + "donor gives is a contribution of its own id")
        }
        if let kind = held.kind, kind != .known(.inKind) {
            throw Refusal(
                .notAllowed, at: "/contribution",
                "the contribution `\(held.contribution.wire)` is \(kind); goods and services are a contribution of "
                    + "their own id")
        }
    }

    /// A decided step to `committed` needs the pledge and the agreement, one to `delivered` the commitment.
    private func checkGates(
        _ given: InKindContribution, _ held: ContributionRecord?, in context: DecisionContext
    ) throws(Refusal) {
        let standing = held?.standing(at: context.moment)
        if let standing { try requireStanding(standing, in: context) }
        let stage = standing?.goods?.value.stage.term
        if given.stage == .known(.committed) {
            guard standing?.goods != nil || standing?.pledged != nil else {
                throw Refusal(
                    .gateNotMet, at: "/stage",
                    "nothing of `\(given.contribution.wire)` is pledged with effect by \(context.effective.wire); record "
                        + "it with the stage `pledged` first")
            }
            guard given.agreement != nil else {
                throw Refusal(
                    .gateNotMet, at: "/agreement",
                    "what the cell itself commits needs the agreement that was signed: give `agreement`, or record what "
                        + "a source says with the basis `reported`")
            }
        }
        if given.stage == .known(.delivered), stage != .committed, stage != .delivered {
            throw Refusal(
                .gateNotMet, at: "/stage",
                "`\(given.contribution.wire)` is not committed with effect by \(context.effective.wire); record it with "
                    + "the stage `committed` first, or what a source says with the basis `reported`")
        }
    }
}
